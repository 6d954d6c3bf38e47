import { Text } from '@mantine/core'
import { IconFileSpreadsheet } from '@tabler/icons-react'
import { useTranslation } from '../../../ui/use-translation'
import { Wizard, WizardStep } from '../../../ui/wizard'
import classes from '../workshops.module.css'
import { FileButton, MatchGroups } from './match-groups'
import { TellStory } from './tell-story'
import { type ImportVotesState, steps, useImportVotes } from './use-import-votes'
import { VotesProblemNotice } from './votes-account'

function ChooseVotes({ bringVotes }: { bringVotes: ImportVotesState }) {
  const { t } = useTranslation('workshops')
  return (
    <WizardStep problem={bringVotes.problem && <VotesProblemNotice problem={bringVotes.problem} />}>
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
    </WizardStep>
  )
}

/** From a file of votes to a workshop in steps. Nothing is written before the last button. */
export function ImportVotesWizard() {
  const { t } = useTranslation('workshops')
  const bringVotes = useImportVotes()
  const { step } = bringVotes
  return (
    <Wizard
      title={t('bringIn')}
      intro={t('bringInLead')}
      back={t('back')}
      steps={steps.map(name => t(`step.${name}`))}
      now={steps.indexOf(step)}
    >
      {step === 'choose' && <ChooseVotes bringVotes={bringVotes} />}
      {step === 'match' && <MatchGroups bringVotes={bringVotes} />}
      {step === 'tell' && <TellStory bringVotes={bringVotes} />}
    </Wizard>
  )
}
