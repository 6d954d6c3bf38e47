import { hostChannels } from '@core/host-api'
import { hostCalls } from '@core/host-calls'
import { endpointOf } from '@core/host-http'
import { facilitatorView } from '@core/workshop/session/facilitator-view'
import { participantView } from '@core/workshop/session/participant-view'
import { describe, expect, it } from 'vitest'
import { SessionInPlay } from './workshop/session/build'

const kebab = (name: string) => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

describe('the table of host calls', () => {
  it('has a channel and an address for each call, spelled like it, and for nothing else', () => {
    const names = Object.keys(hostCalls) as (keyof typeof hostCalls)[]
    expect(hostChannels).toEqual(Object.fromEntries(names.map(name => [name, `host:${kebab(name)}`])))
    expect(new Set(names.map(endpointOf)).size).toBe(names.length)
  })

  it('lets a person’s page hold that person’s view, and nothing that another screen may see', () => {
    const session = new SessionInPlay()
    const person = session.join('lived')
    const view = participantView(session.state, person)
    const { answers } = hostCalls.participantAtLaptop
    expect(answers.safeParse(view).success).toBe(true)
    expect(answers.safeParse({ ...view, people: facilitatorView(session.state).people }).success).toBe(false)
    expect(answers.safeParse({ ...view, tokenHash: 'x' }).success).toBe(false)
  })

  it('lets the facilitator see no ballot', () => {
    const session = new SessionInPlay()
    session.join('lived')
    const view = facilitatorView(session.state)
    const { answers } = hostCalls.watchSession
    expect(answers.safeParse(view).success).toBe(true)
    expect(answers.safeParse({ ...view, ballots: [] }).success).toBe(false)
    expect(
      answers.safeParse({ ...view, vote: { round: 1, answered: 1, complete: 1, of: 1, ratings: [] } }).success,
    ).toBe(false)
  })
})
