import { mainTheory } from '@core/project/entities'
import { mayAppearIn } from '@core/theory/sub-theories'
import { Anchor, Breadcrumbs, Group, NativeSelect, Text } from '@mantine/core'
import { useTranslation } from '../../ui/use-translation'
import type { Theory } from './use-theory'
import type { TheoryEdits } from './use-theory-edits'

type TheoryPathProps = { theory: Theory; edits: TheoryEdits; openTheory: (theory: string) => void }

/** Which theory is open, the way back up, and what else may be shown in it. */
export function TheoryPath({ theory, edits, openTheory }: TheoryPathProps) {
  const { t } = useTranslation('theory')
  const { id, path } = theory.here
  if (id === mainTheory) return null
  const elsewhere = mayAppearIn(id, theory.elements)
  return (
    <Group justify="space-between" align="end" mb="md">
      <nav aria-label={t('whereYouAre')}>
        <Breadcrumbs style={{ flexWrap: 'wrap' }}>
          <Anchor component="button" onClick={() => openTheory(mainTheory)}>
            {t('mainTheory')}
          </Anchor>
          {path.map((element, index) =>
            index === path.length - 1 ? (
              <Text key={element.id} aria-current="page" fw={600} dir="auto" style={{ whiteSpace: 'normal' }}>
                {element.title}
              </Text>
            ) : (
              <Anchor
                key={element.id}
                component="button"
                ta="start"
                dir="auto"
                style={{ whiteSpace: 'normal' }}
                onClick={() => openTheory(element.id)}
              >
                {element.title}
              </Anchor>
            ),
          )}
        </Breadcrumbs>
      </nav>
      {elsewhere.length > 0 && (
        <NativeSelect
          label={t('bringHere')}
          value=""
          maw="22rem"
          data={[
            { value: '', label: t('linkToChoose') },
            ...elsewhere.map(element => ({ value: element.id, label: element.title })),
          ]}
          onChange={event => {
            const element = elsewhere.find(one => one.id === event.currentTarget.value)
            if (element) edits.addToTheory(id, element)
          }}
        />
      )}
    </Group>
  )
}
