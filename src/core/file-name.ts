/** A name that every system takes: nothing that means something in a path, not too long. `otherwise`: where nothing is left. */
export const safeFileName = (title: string, otherwise: string): string =>
  title
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^\.+/, '')
    .slice(0, 80)
    .trim() || otherwise
