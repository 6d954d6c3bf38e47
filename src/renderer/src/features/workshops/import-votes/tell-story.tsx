import { dayFromIso } from '@core/observation/day'
import { rulesChosen, ruleVariants } from '@core/project/entities'
import { Radio, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { useTextProblem, useTitleProblem } from '../../../terms/title-problem'
import { DayField } from '../../../ui/day-field'
import { showDone } from '../../../ui/notices'
import { useTranslation } from '../../../ui/use-translation'
import { WizardStep } from '../../../ui/wizard'
import { RuleSentences } from '../rule-sentences'
import type { ImportVotesState, Story } from './use-import-votes'

const longestSource = 2000

/** What the votes were about, where they come from, by which rule they are read and who decided. */
export function TellStory({ bringVotes }: { bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  const navigate = useNavigate()
  const { story, tell, gathered, rule } = bringVotes
  const [tried, setTried] = useState(false)
  const problems = useStoryProblems(story)
  const shown = (problem: string | null) => (tried ? problem : null)

  const save = async () => {
    setTried(true)
    if (Object.values(problems).some(problem => problem !== null)) return
    const id = await bringVotes.save()
    if (id === null) return
    showDone({ title: t('importedTitle'), message: t('imported') })
    await navigate(`../${id}`, { relative: 'path' })
  }
  if (!gathered) return null
  return (
    <WizardStep onPrevious={() => bringVotes.goTo('match')} next={{ label: t('importNow'), onChoose: save }}>
      <TextInput
        label={t('fieldTitle')}
        autoComplete="off"
        value={story.title}
        error={shown(problems.title)}
        onChange={event => tell({ title: event.currentTarget.value })}
      />
      <Textarea
        label={t('fieldQuestion')}
        description={t('fieldQuestionHint')}
        autosize
        minRows={2}
        value={story.question}
        error={problems.question}
        onChange={event => tell({ question: event.currentTarget.value })}
      />
      <DayField
        label={t('fieldHeldOn')}
        maw="16rem"
        value={story.heldOn}
        error={shown(problems.heldOn)}
        onChange={event => tell({ heldOn: event.currentTarget.value })}
      />
      <Textarea
        label={t('fieldSource')}
        description={t('fieldSourceHint')}
        autosize
        minRows={2}
        value={story.source}
        error={problems.source}
        onChange={event => tell({ source: event.currentTarget.value })}
      />
      <Radio.Group
        label={t('fieldRule')}
        value={story.variant}
        onChange={value => tell({ variant: ruleVariants.find(variant => variant === value) ?? story.variant })}
      >
        <Stack gap="xs" mt="xs">
          {ruleVariants.map(variant => (
            <Radio key={variant} value={variant} label={t(`variant.${variant}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <RuleSentences rule={rule} />
      <Radio.Group
        label={t('fieldRuleChosen')}
        description={t('fieldRuleChosenHint')}
        value={story.ruleChosen}
        onChange={value => tell({ ruleChosen: rulesChosen.find(code => code === value) ?? story.ruleChosen })}
      >
        <Stack gap="xs" mt="xs">
          {rulesChosen.map(code => (
            <Radio key={code} value={code} label={t(`ruleChosenOption.${code}`)} />
          ))}
        </Stack>
      </Radio.Group>
      <Textarea
        label={t('finalSay')}
        description={t('fieldFinalSayHint')}
        autosize
        minRows={2}
        value={story.finalSay}
        error={problems.finalSay}
        onChange={event => tell({ finalSay: event.currentTarget.value })}
      />
      <Text>{t('savedAs')}</Text>
    </WizardStep>
  )
}

type StoryProblems = { readonly [F in 'title' | 'question' | 'heldOn' | 'source' | 'finalSay']: string | null }

function useStoryProblems({ title, question, heldOn, source, finalSay }: Story): StoryProblems {
  const { t } = useTranslation(['workshops', 'terms'])
  const titleProblem = useTitleProblem()
  const textProblem = useTextProblem()
  return {
    title: titleProblem(title),
    question: textProblem(question),
    heldOn: dayFromIso(heldOn).ok ? null : t('dayNeeded'),
    source: source.length > longestSource ? t('terms:textTooLong', { limit: longestSource }) : null,
    finalSay: textProblem(finalSay),
  }
}
