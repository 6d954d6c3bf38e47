import { Anchor, Stack, Text, Title } from '@mantine/core'
import { IconArrowLeft, IconFileSpreadsheet } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { Link } from 'react-router'
import common from '../../../ui/common.module.css'
import { PageHeader } from '../../../ui/page-header'
import { StepList } from '../../../ui/step-list'
import classes from '../workshops.module.css'
import { FileButton, MatchGroups } from './match-groups'
import { TellStory } from './tell-story'
import { type ImportVotesState, steps, useImportVotes } from './use-import-votes'
import { VotesProblemNotice } from './votes-account'

function ChooseVotes({ bringVotes }: { bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  return (
    <Stack gap="lg" maw="56rem">
      {bringVotes.problem && <VotesProblemNotice problem={bringVotes.problem} />}
      <div className={classes.choose}>
        <IconFileSpreadsheet size={40} stroke={1.5} aria-hidden />
        <FileButton label={t('chooseVotes')} size="lg" onChoose={bringVotes.chooseVotes} />
      </div>
      <div>
        <Text>{t('choosePlain')}</Text>
        <pre className={classes.example} dir="ltr">
          {t('examplePlain')}
        </pre>
        <Text>{t('chooseWords')}</Text>
        <Text mt="md">{t('choosePolis')}</Text>
        <Text mt="md">{t('chooseForgets')}</Text>
      </div>
    </Stack>
  )
}

/** From a file of votes to a workshop in steps. Nothing is written before the last button. */
export function ImportVotesWizard() {
  const { t } = useTranslation('workshops')
  const bringVotes = useImportVotes()
  const { step } = bringVotes
  const heading = useRef<HTMLHeadingElement>(null)
  const shown = useRef(step)
  // A new step is read out from its heading. The first one is not: there the screen's own heading has the focus.
  useEffect(() => {
    if (shown.current === step) return
    shown.current = step
    heading.current?.focus()
    heading.current?.scrollIntoView({ block: 'nearest' })
  }, [step])
  const now = steps.indexOf(step)
  return (
    <Stack gap="lg">
      <Anchor component={Link} to=".." relative="path" className={common.back ?? ''}>
        <IconArrowLeft size={18} aria-hidden /> {t('back')}
      </Anchor>
      <PageHeader title={t('bringIn')} intro={t('bringInLead')} />
      <StepList label={t('steps')} steps={steps.map(name => t(`step.${name}`))} now={now} />
      <Title order={2} ref={heading} tabIndex={-1} className={common.stepTitle ?? ''}>
        {t('stepOf', { number: now + 1, all: steps.length, name: t(`step.${step}`) })}
      </Title>
      {step === 'choose' && <ChooseVotes bringVotes={bringVotes} />}
      {step === 'match' && <MatchGroups bringVotes={bringVotes} />}
      {step === 'tell' && <TellStory bringVotes={bringVotes} />}
    </Stack>
  )
}
