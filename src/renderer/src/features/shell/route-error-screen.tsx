import { Button, Container, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { isRouteErrorResponse, Link, useRouteError } from 'react-router'
import { ErrorNotice } from '../../ui/error-notice'
import { PageHeader } from '../../ui/page-header'

/** The one place where bugs end up: it says that what was done is kept, and shows two ways out. */
export function RouteErrorScreen() {
  const { t } = useTranslation('shell')
  const error = useRouteError()
  const notFound = isRouteErrorResponse(error) && error.status === 404
  const title = t(notFound ? 'notFoundTitle' : 'errorTitle')
  return (
    <Container component="main" size="sm" py="xl">
      <PageHeader title={title} />
      <ErrorNotice
        title={title}
        lost={t(notFound ? 'notFoundLost' : 'errorLost')}
        next={t(notFound ? 'notFoundNext' : 'errorNext')}
        actions={
          <>
            {!notFound && <Button onClick={() => window.location.reload()}>{t('loadAgain')}</Button>}
            <Button component={Link} to="/begin" variant="default" reloadDocument={!notFound}>
              {t('allProjects')}
            </Button>
          </>
        }
      />
      {!notFound && (
        <Text size="xs" c="dimmed" mt="md">
          {t('errorDetail', { detail: error instanceof Error ? error.message : String(error) })}
        </Text>
      )}
    </Container>
  )
}
