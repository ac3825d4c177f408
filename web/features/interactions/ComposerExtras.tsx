import { ActionIcon, Box, CloseButton, FileButton, Group, Pill, Tooltip } from '@mantine/core';
import { IconPaperclip } from '@tabler/icons-react';
import { FieldInput } from '../../kit/fields/FieldInput';
import type { Field } from '../../kit/fields/field';
import { ReferenceInput } from '../../kit/fields/ReferenceInput';
import { TagInput } from '../../kit/tags/TagInput';
import type { InteractionDraft } from './useComposer';

interface ComposerExtrasProps {
  draft: InteractionDraft;
  change: (patch: Partial<InteractionDraft>) => void;
  /** The opportunity is known already. */
  hasOpportunity: boolean;
  /** The fields that the organization added. */
  custom: Field[];
  /** What is wrong, by field. */
  errors: Record<string, string>;
}

/** What else an interaction may have: tags, the opportunity it is about, and fields of the organization. */
export function ComposerExtras({ draft, change, hasOpportunity, custom, errors }: ComposerExtrasProps) {
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
      {custom
        .filter(({ editable }) => editable)
        .map((field) => (
          <Box key={field.key} flex="1 1 180px">
            <FieldInput
              field={field}
              value={draft.custom[field.key] ?? field.initial ?? null}
              error={errors[field.key]}
              onChange={(value) => change({ custom: { ...draft.custom, [field.key]: value } })}
            />
          </Box>
        ))}
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
