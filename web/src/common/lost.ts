/** Whether a write may have been done all the same: nothing came back, or a gateway or a lambda failed on the way. */
export const mayBeDone = (status: number, code: string): boolean => status === 0 || status >= 500 || code === "UNANSWERED";
