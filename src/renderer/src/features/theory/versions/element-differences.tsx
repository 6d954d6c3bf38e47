import { type Element, mainTheory } from '@core/project/entities'
import type { Compared, ElementAspect } from '@core/theory/versions'
import { useTranslation } from 'react-i18next'
import { DifferenceTable, DifferingField, type Side, type Sides } from './difference-table'
import classes from './versions.module.css'

type ElementDifferencesProps = { sides: Sides; differences: readonly Compared<Element, ElementAspect>[] }

export function ElementDifferences({ sides, differences }: ElementDifferencesProps) {
  const { t } = useTranslation(['theoryVersions', 'terms'])
  const fieldOf = (element: Element, aspect: ElementAspect, side: Side): string => {
    switch (aspect) {
      case 'level':
        return t(`terms:level.${element.level}`)
      case 'sphere':
        return t(`terms:sphere.${element.sphere}`)
      case 'theories':
        return (element.theories ?? [mainTheory]).map(theory => theoryName(theory, side)).join('; ')
      case 'owner':
        return element.owner ?? ''
      default:
        return element[aspect]
    }
  }
  const theoryName = (theory: string, { state }: Side): string =>
    theory === mainTheory
      ? t('mainTheory')
      : (state.elements.find(({ id }) => id === theory)?.title ?? t('goneElement'))
  return (
    <DifferenceTable
      caption={t('elements', { count: differences.length })}
      sides={sides}
      differences={differences}
      nameOf={aspect => t(`elementAspect.${aspect}`)}
      cellOf={(element, aspects, side) => (
        <>
          <span className={classes.name}>{element.title}</span>
          {aspects.length === 0 && (
            <p className={classes.field}>
              {fieldOf(element, 'level', side)} · {fieldOf(element, 'sphere', side)}
            </p>
          )}
          {aspects
            .filter(aspect => aspect !== 'title')
            .map(aspect => (
              <DifferingField key={aspect} label={t(`elementField.${aspect}`)} value={fieldOf(element, aspect, side)} />
            ))}
        </>
      )}
    />
  )
}
