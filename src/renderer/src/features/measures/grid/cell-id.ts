export const cellId = (gridId: string, row: number, column: number): string => `${gridId}-${row}-${column}`
