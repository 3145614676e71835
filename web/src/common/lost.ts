/** Whether nobody knows what became of it: nothing came back, or a gateway or a lambda failed on the way. */
export const isLost = (status: number, code: string): boolean => status === 0 || status >= 500 || code === "UNANSWERED";
