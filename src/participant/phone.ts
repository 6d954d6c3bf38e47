import './phone.css'
import { offerReading } from './phone/aloud'
import { forgetOthers } from './phone/memory'
import { ownPage } from './phone/own-page'

/** Everything works without this file: it only spares people the waiting, and keeps what they wrote when the network drops. */
const { person = '', state = '' } = document.body.dataset
const main = document.querySelector('main')
const [screen, status, kept] = ['screen', 'status', 'kept'].map(id => document.getElementById(id))

if (person === '' && (state === 'left' || state === 'closed')) forgetOthers('')
if (person !== '' && main && screen && status && kept && 'fetch' in window && 'EventSource' in window)
  ownPage(person, { main, screen, status, kept })
offerReading()
