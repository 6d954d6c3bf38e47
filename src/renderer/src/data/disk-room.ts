import type { Host } from '@core/host-api'

/**
 * What has to be free before the database is opened again. Where a disk is all but full, Chromium takes a database that it could
 * open only by half for a damaged one, and deletes it (seen with 150). Its log alone may need 4 MB.
 */
const roomNeededBytes = 16 * 1024 * 1024

/** The browser cannot say; the machine can, of its own folder, which is on the same disk as a rule. True where nobody can. */
export async function hasRoom(host: Host): Promise<boolean> {
  const about = await host.about().catch(() => null)
  return (about?.freeBytes ?? roomNeededBytes) >= roomNeededBytes
}
