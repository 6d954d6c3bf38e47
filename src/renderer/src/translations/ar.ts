import type { TranslatedFiles } from '../words'

/** Every message in Arabic that there is, by its file. */
const files: TranslatedFiles = import.meta.glob(['../**/*.ar.json', '../../../core/words/*.ar.json'], {
  eager: true,
  import: 'default',
})
export default files
