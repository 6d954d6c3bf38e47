import '@fontsource-variable/atkinson-hyperlegible-next/wght.css'
import '@mantine/core/styles.css'
import '@mantine/notifications/styles.css'
import './ui/look.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { z } from 'zod'
import { App } from './app'
import { enterByLaterLinks, enterByLink } from './host-key'
import { chosenLanguage, showScreensIn } from './language'
import { startWords } from './words'

// Made functions are refused by the page's own rules: not even to be tried.
z.config({ jitless: true })

const root = document.getElementById('root')
if (!root) throw new Error('the page has no place for the app')
startWords()
enterByLaterLinks()
// Nothing is on the page before its words are; without them it speaks English rather than not at all.
const wordsShown = showScreensIn(chosenLanguage()).catch((error: unknown) => console.error(error))
Promise.all([enterByLink(), wordsShown]).then(() =>
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  ),
)
