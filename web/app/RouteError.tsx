import { Button, EmptyState } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useRouteError } from 'react-router';

/** A page that broke, or whose part could not be loaded after an update of the app. */
export function RouteError() {
  const error = useRouteError();
  return (
    <EmptyState
      role="alert"
      py="xl"
      icon={<IconAlertTriangle size={32} />}
      title="This page could not be shown"
      description={error instanceof Error ? error.message : 'Something went wrong.'}
    >
      <Button variant="default" onClick={() => window.location.reload()}>
        Load again
      </Button>
    </EmptyState>
  );
}
