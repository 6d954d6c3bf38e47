import { projectorView } from '@core/privacy/wall'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { sessionOutcome } from '@core/workshop/session/session-outcome'
import { describe, expect, it } from 'vitest'
import { SessionInPlay } from './build'

/** An idea in Polish by somebody, with a translation by the facilitator. */
function translated() {
  const session = new SessionInPlay()
  const anna = session.join()
  session.goTo('ideas')
  const say = (words: string) => session.say(anna, { kind: 'idea', ideaId: 'i', words, mayMerge: true })
  say('Drzwi, które się zamykają')
  session.act({ kind: 'translate-idea', ideaId: 'i', words: ' A door that locks ' })
  const onPhone = () => participantView(session.state, anna)?.ideas
  const onWall = () => projectorView(session.state).ideas
  return { session, anna, say, onPhone, onWall }
}
const both = { words: 'Drzwi, które się zamykają', translation: ' A door that locks ' }

describe('a translation of an idea', () => {
  it('stands below it on the wall and on phones once ideas are shared, and not before', () => {
    const { session, onPhone, onWall } = translated()
    expect([onPhone(), onWall()]).toEqual([[], []])
    session.goTo('share')
    expect([onPhone(), onWall()]).toMatchObject([[both], [both]])
    session.act({ kind: 'hide-idea', ideaId: 'i', hidden: true })
    expect([onPhone(), onWall()]).toEqual([[], []])
  })

  it('goes when the idea’s words change, and stays when they do not', () => {
    const { session, say, onWall } = translated()
    session.goTo('share')
    say(both.words)
    expect(onWall()).toMatchObject([both])
    say('Okno, które się zamyka')
    expect(onWall()).toMatchObject([{ translation: '' }])
  })

  it('can be undone, and is only of an idea that is there', () => {
    const { session } = translated()
    expect(facilitatorView(session.state)).toMatchObject({ undo: 'translate-idea', ideas: [both] })
    expect(session.act({ kind: 'undo' })).toBe('done')
    expect(facilitatorView(session.state)).toMatchObject({ ideas: [{ translation: '' }] })
    expect(session.act({ kind: 'translate-idea', ideaId: 'none', words: 'A' })).toBe('gone')
  })

  it('is in nothing that is kept: the record has the words that were given', () => {
    const { session } = translated()
    session.act({ kind: 'close' })
    const outcome = JSON.stringify(sessionOutcome(session.state))
    expect(outcome).toContain(both.words)
    expect(outcome).not.toContain('A door that locks')
  })
})
