export function WorkshopsScreen() { return null }
