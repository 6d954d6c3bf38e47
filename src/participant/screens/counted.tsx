import type { WordKey } from '../words'
import { PerspectiveChoice, perspectiveName } from './group-name'
import { AnswerForm, AsWritten, Button, Choices, GoTo, Heading, type Own, type Screen } from './parts'

export const wordsOfWay = {
  groups: 'countGroups',
  together: 'countTogether',
  'outcome-only': 'countOutcome',
  'choose-again': 'countAgain',
  open: 'countOpen',
} as const satisfies Record<Own['view']['counting']['way'], WordKey>

/** How votes are counted, and what can be promised. Nothing is promised before it is settled. */
export function countedPoints({ say, view: { counting } }: Own): string[] {
  const { way, fewest } = counting
  const settled = way !== 'open' && way !== 'choose-again'
  return [say(wordsOfWay[way], { fewest }), ...(settled ? [say('votePrivate')] : [])]
}

export const CountedHow = (own: Own) => (
  <>
    {countedPoints(own).map(point => (
      <p key={point}>{point}</p>
    ))}
    <CountedWith {...own} />
  </>
)

/** Several groups that are counted as one. */
export const CountedWith = ({ say, view: { counting } }: Own) =>
  counting.way === 'groups' && counting.group !== null ? (
    <p>
      {say('countWith')} <b>{<AsWritten words={counting.group} />}</b>
    </p>
  ) : null

/** Which group a person speaks from, and the way to choose again while that is possible. */
export const MyGroup = ({ say, view }: Own) => {
  const mine = view.perspectives.find(({ id }) => id === view.perspectiveId)
  return (
    <>
      {mine && (
        <p>
          {say('youSaid')} <b>{perspectiveName(mine, say)}</b>
        </p>
      )}
      {canChoose(view) && (
        <p>
          <GoTo to="group">{say('groupChange')}</GoTo>
        </p>
      )}
    </>
  )
}

const canChoose = ({ vote, gradients, perspectives }: Own['view']): boolean =>
  perspectives.length > 1 && !vote?.open && !gradients.some(({ open }) => open)

/** None while a vote is open. */
export function groupScreens({ say, view, typed }: Own): Screen[] {
  if (!canChoose(view)) return []
  const offered = view.perspectives.map(each => ({
    value: each.id,
    words: <PerspectiveChoice perspective={each} say={say} />,
  }))
  const chosen = (typed?.here === 'group' ? typed.perspectiveId : null) ?? view.perspectiveId
  const main = (
    <>
      <Heading>{say('whoAsk')}</Heading>
      <p>{say('whoWhy')}</p>
      <p>{say('groupMoves')}</p>
      <AnswerForm slot="perspective" revision={1} here="group" next="home" fields={{ kind: 'perspective' }}>
        <Choices name="perspectiveId" offered={offered} chosen={chosen} />
        <Button>{say('save')}</Button>
      </AnswerForm>
      <p>
        <GoTo to="home">{say('back')}</GoTo>
      </p>
    </>
  )
  return [{ place: 'group', title: say('whoAsk'), main }]
}
