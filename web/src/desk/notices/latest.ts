/** What bell and page both ask for, so that one answer serves both. */
export const LATEST = { query: { limit: 50 } } as const;
