export const leftOutReasonWords = (reason: string): string => reason
