import type { TranslatedFiles } from '../words'

/** Every message in Welsh that there is, by its file. */
const files: TranslatedFiles = import.meta.glob(['../**/*.cy.json', '../../../core/words/*.cy.json'], {
  eager: true,
  import: 'default',
})
export default files
