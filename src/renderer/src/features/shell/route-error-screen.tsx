import { Button, Container, Text } from '@mantine/core'
import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { ErrorNotice } from '../../ui/notices'
import { PageHeader } from '../../ui/page-header'
import { useTranslation } from '../../ui/use-translation'

/** As Chromium, Firefox and Safari say it, and Vite of a style sheet: part of the page could not be fetched. */
const notFetched = /dynamically imported module|importing a module script failed|unable to preload css/i

/** The whole page is this: what stands around the areas could not be shown. */
export function RouteErrorScreen() {
  return (
    <Container component="main" size="sm" py="xl">
      <AreaErrorScreen />
    </Container>
  )
}

/** One area could not be shown. What stands around it stays. Says that what was saved is kept, and shows the ways out. */
export function AreaErrorScreen() {
  const { t } = useTranslation(['shell', 'begin'])
  const error = useRouteError()
  const notFound = isRouteErrorResponse(error) && error.status === 404
  const hostGone = error instanceof Error && notFetched.test(error.message)
  return (
    <>
      <PageHeader title={t(notFound ? 'notFoundTitle' : 'errorTitle')} />
      <ErrorNotice
        lost={t(notFound ? 'notFoundLost' : 'errorLost')}
        next={hostGone ? t('begin:hostProblem.host-gone') : t(notFound ? 'notFoundNext' : 'errorNext')}
        // Without the program behind the window, neither button leads anywhere.
        actions={
          !hostGone && (
            <>
              {!notFound && <Button onClick={() => window.location.reload()}>{t('loadAgain')}</Button>}
              <Button component={Link} to="/begin" variant="default" reloadDocument={!notFound}>
                {t('allProjects')}
              </Button>
            </>
          )
        }
      />
      {!notFound && (
        <Text size="xs" c="dimmed" mt="md">
          {t('errorDetail', { detail: error instanceof Error ? error.message : String(error) })}
        </Text>
      )}
    </>
  )
}
