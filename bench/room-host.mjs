// A host in a process of its own, as the app is: says where phones find it, and lives until it is killed.
import { pathToFileURL } from 'node:url'

const [bundle, folder, items] = process.argv.slice(2)
const { openRoom } = await import(pathToFileURL(bundle).href)
console.log(JSON.stringify(await openRoom(folder, Number(items))))
