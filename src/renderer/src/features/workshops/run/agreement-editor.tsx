import { dayFromIso, isoFromDay } from '@core/observation/day'
import type { AgreementDraft } from '@core/workshop/session/act'
import type { Item } from '@core/workshop/session/views'
import { Button, Checkbox, Radio, Stack, Text } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import common from '../../../ui/common.module.css'
import { ChoiceGroup, DraftArea, DraftDay, DraftInput, DraftLine } from '../../../ui/draft-fields'
import { HintNotice } from '../../../ui/hints'
import { useTranslation } from '../../../ui/use-translation'
import { AgreementGradient, draftOf, longestWording } from './agreement-gradient'
import { AgreementObjections } from './agreement-objections'
import { ProtectedReason, useKeptNote } from './difference-card'
import { namesGroups } from './ideas-in-order'
import { actItems, withNewWording } from './items-editor'
import { useRoom } from './room-context'
import classes from './run.module.css'

/** What was decided about one proposal. What is protected is turned down only with a reason. */
function AgreementDecision({ item }: { item: Item }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const agreed = view.agreements.find(({ itemId }) => itemId === item.id)?.agreed ?? null
  const isProtected = (view.protectedItems.find(({ itemId }) => itemId === item.id)?.perspectiveIds.length ?? 0) > 0
  const decide = async (decided: boolean | null) => {
    const there = view.agreements.some(({ itemId }) => itemId === item.id)
    // What is agreed are the words that stand in the field, whether or not anybody changed them.
    if (!there && decided === true) await act(now => ({ kind: 'draft-agreement', draft: draftOf(now, item) }))
    await act({ kind: 'decide', itemId: item.id, agreed: decided })
  }
  return (
    <Stack gap="md">
      {isProtected && <ProtectedReason itemId={item.id} />}
      <Radio.Group
        label={t('decide')}
        value={agreed === null ? 'open' : agreed ? 'yes' : 'no'}
        onChange={value => decide(value === 'open' ? null : value === 'yes')}
      >
        <Stack gap="xs" mt="xs">
          <Radio value="open" label={t('decideOpen')} />
          <Radio value="yes" label={t('decideYes')} />
          <Radio value="no" label={t('decideNo')} />
        </Stack>
      </Radio.Group>
    </Stack>
  )
}

/** Votes belong to the words they were given for: other words of another meaning are voted on again. */
function NewProposal({ item, wording, rewordedBy }: { item: Item; wording: string; rewordedBy: string[] }) {
  const { t } = useTranslation('workshopRun')
  const { view, act } = useRoom()
  const isOpen = view.vote !== null || view.agreements.some(({ gradient }) => gradient.state === 'open')
  return (
    <HintNotice icon={<IconInfoCircle aria-hidden />}>
      <Text>{t('votedOnOther')}</Text>
      <Button
        variant="default"
        mt="xs"
        disabled={isOpen}
        onClick={() =>
          act(now => ({ kind: 'set-items', items: withNewWording(actItems(now), item, { wording, rewordedBy }) }))
        }
      >
        {t('newProposal')}
      </Button>
    </HintNotice>
  )
}

/** The levels of a rubric as they are read out. */
function LevelsRead() {
  const { view } = useRoom()
  return (
    <ol className={classes.readOut}>
      {view.levels.map(({ id, name, words, composed }) => (
        <li key={id}>
          <b dir="auto">{name}</b>
          <p className={common.written} dir="auto">
            {words ?? composed}
          </p>
        </li>
      ))}
    </ol>
  )
}

/** Everything that is settled about one proposal, in the order it is talked through. */
export function AgreementEditor({ item }: { item: Item }) {
  const { t } = useTranslation('workshopRun')
  const { view, act, keep } = useRoom()
  const keepNote = useKeptNote()
  const draft = draftOf(view, item)
  const isRubric = view.opening.plan.method === 'rubric'
  const asking = view.agreements.find(({ itemId }) => itemId === item.id)?.gradient.state === 'open'
  const voted = view.closedVotes.some(({ counted }) => counted.outcomes.some(({ itemId }) => itemId === item.id))
  const isReworded = voted && draft.wording.trim() !== '' && draft.wording.trim() !== item.words.trim()
  const edit = (fields: Partial<AgreementDraft>) =>
    act(now => {
      const there = now.toAgree.find(({ id }) => id === item.id)
      return there ? { kind: 'draft-agreement', draft: { ...draftOf(now, there), ...fields } } : null
    })
  return (
    <Stack gap="md" mt="md">
      {/* Always there: what comes and goes as a field is left moves the button that was about to be pressed. */}
      {isRubric ? (
        <LevelsRead />
      ) : (
        <Text c="dimmed" dir="auto">
          {t('agreeBegan', { words: item.words })}
        </Text>
      )}
      <DraftLine
        label={t(isRubric ? 'rubricName' : 'agreeWording')}
        description={t(asking ? 'agreeWordingChanged' : isRubric ? 'rubricNameHint' : 'agreeWordingHint')}
        readOnly={asking}
        stored={draft.wording}
        keepText={keepNote(longestWording, wording => edit({ wording }))}
      />
      {namesGroups(view) ? (
        <ChoiceGroup
          label={t('agreeReworded')}
          stored={draft.rewordedBy}
          onChoose={rewordedBy => keep(edit({ rewordedBy }))}
        >
          <Stack gap="xs" mt="xs">
            {view.opening.perspectives.map(({ id, name }) => (
              <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} />
            ))}
          </Stack>
        </ChoiceGroup>
      ) : (
        <Text c="dimmed">{t('rewordedNotSaid')}</Text>
      )}
      <AgreementGradient item={item} />
      {/* Below the button that asks people: it must not move as the field is left. */}
      {isReworded && (
        <>
          <Checkbox
            label={t('sameMeaning')}
            description={t('sameMeaningMore')}
            checked={draft.sameMeaning}
            disabled={asking}
            onChange={event => edit({ sameMeaning: event.currentTarget.checked })}
          />
          {!draft.sameMeaning && <NewProposal item={item} wording={draft.wording} rewordedBy={draft.rewordedBy} />}
        </>
      )}
      <AgreementObjections itemId={item.id} />
      <DraftArea
        label={t('agreeMinority')}
        description={t('agreeMinorityHint')}
        stored={draft.minorityView}
        keepText={keepNote(5000, minorityView => edit({ minorityView }))}
      />
      <DraftArea
        label={t('agreeKnow')}
        stored={draft.howWeWillKnow}
        keepText={keepNote(5000, howWeWillKnow => edit({ howWeWillKnow }))}
      />
      <DraftInput
        label={t('agreeWho')}
        stored={draft.whoGathers}
        keepText={keepNote(500, whoGathers => edit({ whoGathers }))}
      />
      <DraftArea
        label={t('agreeHarm')}
        stored={draft.possibleHarm}
        keepText={keepNote(5000, possibleHarm => edit({ possibleHarm }))}
      />
      <DraftDay
        label={t('agreeReview')}
        maw="16rem"
        badDay={t('agreeReviewBad')}
        stored={draft.reviewOn === null ? '' : isoFromDay(draft.reviewOn)}
        keepText={typed => {
          const day = typed === '' ? null : dayFromIso(typed)
          if (day !== null && !day.ok) return { error: t('agreeReviewBad') }
          return keep(edit({ reviewOn: day === null ? null : day.value }))
        }}
      />
      <AgreementDecision item={item} />
    </Stack>
  )
}
