import { ActionIcon, CloseButton, FileButton, Group, Pill, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { TagInput } from '../../kit/tags/TagInput';
import type { InteractionDraft } from './useComposer';

interface ComposerExtrasProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
  /** The opportunity is known already. */
  hasOpportunity: boolean;
}

/** What else an interaction may have: tags, and the opportunity it is about. */
export function ComposerExtras({ draft, change, hasOpportunity }: ComposerExtrasProps) {
  return (
    <Group gap="xs">
      <TagInput
        size="xs"
        style={{ flex: '1 1 180px' }}
        aria-label="Tags"
        placeholder={draft.tags.length ? undefined : 'Tags'}
        value={draft.tags}
        onChange={(tags) => change({ tags })}
      />
      {!hasOpportunity && (
        <ReferenceInput
          to="opportunity"
          size="xs"
          style={{ flex: '1 1 180px' }}
          aria-label="Opportunity"
          placeholder="About an opportunity"
          value={draft.opportunityId}
          onChange={(opportunityId) => change({ opportunityId })}
        />
      )}
    </Group>
  );
}

/** Picks files for an interaction. */
export const AttachButton = ({ onFiles }: { onFiles: (files: File[]) => void }) => (
  <FileButton multiple onChange={onFiles}>
    {(props) => (
      <Tooltip label="Attach files, or drop or paste them">
        <ActionIcon {...props} size={30} aria-label="Attach files">
          <IconPaperclip size={16} />
        </ActionIcon>
      </Tooltip>
    )}
  </FileButton>
);

/** The files that will go with an interaction. */
export const ChosenFiles = ({ files, onDrop }: { files: File[]; onDrop: (file: File) => void }) => (
  <Group gap={6} component="ul" p={0} m={0} aria-label="Files to attach" style={{ listStyle: 'none' }}>
    {files.map((file) => (
      <li key={`${file.name}.${file.size}.${file.lastModified}`}>
        <Pill size="sm">
          {file.name}
          <CloseButton size={16} aria-label={`Leave ${file.name}`} onClick={() => onDrop(file)} />
        </Pill>
      </li>
    ))}
  </Group>
);
