#!/usr/bin/env node
import { pathToFileURL } from 'node:url'
import { buildCli, freshCli } from '../scripts/build-cli.mjs'

let cli = freshCli()
if (cli === null) {
  process.stderr.write('Building the command line, once, from the sources beside it...\n')
  cli = await buildCli()
}
await import(pathToFileURL(cli).href)
