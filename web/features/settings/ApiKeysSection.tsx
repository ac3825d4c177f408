import { useQuery } from '@apollo/client/react';
import { Badge, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { type SettingsApiKeyFragment, SettingsApiKeysDocument } from '../../gql/graphql';
import { Can } from '../../kit/data/session';
import { Ago } from '../../kit/fields/FieldValue';
import { formatDate } from '../../kit/fields/format';
import { Loaded } from '../../kit/list/Loaded';
import { CreateApiKeyDrawer } from './CreateApiKeyDrawer';
import { RevokeApiKeyDialog } from './RevokeApiKeyDialog';
import { Rows, RowText, Section } from './Section';

/** Keys by which programs act for the viewer. */
export function ApiKeysSection() {
  const result = useQuery(SettingsApiKeysDocument, { fetchPolicy: 'cache-and-network' });
  const [creating, setCreating] = useState(false);
  const [revoking, setRevoking] = useState<SettingsApiKeyFragment | null>(null);
  return (
    <Section
      title="API keys"
      text="A key lets a program act for you, within the scopes you give it."
      actions={
        <Can permission="apiKey.create">
          <Button leftSection={<IconPlus size={16} />} onClick={() => setCreating(true)}>
            Create API key
          </Button>
        </Can>
      }
    >
      <Loaded result={result}>
        {({ apiKeys }) => (
          <Rows
            label="API keys"
            rows={apiKeys}
            empty="No API keys yet. Create one to let a program work with your data."
          >
            {(key) => <ApiKeyRow apiKey={key} onRevoke={() => setRevoking(key)} />}
          </Rows>
        )}
      </Loaded>
      <CreateApiKeyDrawer opened={creating} onClose={() => setCreating(false)} />
      <RevokeApiKeyDialog apiKey={revoking} onClose={() => setRevoking(null)} />
    </Section>
  );
}

function ApiKeyRow({ apiKey, onRevoke }: { apiKey: SettingsApiKeyFragment; onRevoke: () => void }) {
  const { name, prefix, scopes, expiresAt, lastUsedAt, user } = apiKey;
  const expired = expiresAt && new Date(expiresAt) < new Date();
  return (
    <>
      <RowText
        name={name}
        text={
          <>
            {prefix}… · {user?.name} · {scopes.length > 3 ? `${scopes.length} scopes` : scopes.join(', ')} ·{' '}
            {lastUsedAt ? (
              <>
                used <Ago at={lastUsedAt} />
              </>
            ) : (
              'never used'
            )}
            {expiresAt && ` · ${expired ? 'expired' : 'expires'} ${formatDate(expiresAt)}`}
          </>
        }
      />
      {expired && <Badge color="gray">Expired</Badge>}
      {apiKey.viewerCan.includes('delete') && (
        <Button variant="default" size="compact-sm" aria-label={`Revoke ${name}`} onClick={onRevoke}>
          Revoke
        </Button>
      )}
    </>
  );
}
