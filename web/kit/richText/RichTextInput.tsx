import { Text } from '@mantine/core';
import { RichTextEditor } from '@mantine/tiptap';
import '@mantine/tiptap/styles.layer.css';
import { Link } from '@tiptap/extension-link';
import { Mention } from '@tiptap/extension-mention';
import { useEditor } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect } from 'react';
import { MentionList } from './MentionList';
import classes from './RichText.module.css';
import { useMentions } from './useMentions';

interface RichTextInputProps {
  label: string;
  html: string;
  error?: string | undefined;
  autoFocus?: boolean;
  onChange: (html: string, text: string) => void;
}

/** Writes rich text: bold, lists, links, and colleagues after an @. */
export function RichTextInput({ label, html, error, autoFocus = false, onChange }: RichTextInputProps) {
  const { suggestion, shown, choose } = useMentions();
  const editor = useEditor({
    extensions: [
      StarterKit.configure({ link: false, heading: false, horizontalRule: false }),
      Link.configure({ openOnClick: false }),
      Mention.configure({ suggestion, HTMLAttributes: { 'data-type': 'mention' } }),
    ],
    content: html,
    autofocus: autoFocus && 'end',
    shouldRerenderOnTransaction: true,
    editorProps: { attributes: { role: 'textbox', 'aria-multiline': 'true', 'aria-label': label } },
    onUpdate: ({ editor: current }) =>
      onChange(current.isEmpty ? '' : current.getHTML(), current.getText({ blockSeparator: '\n' })),
  });
  // What was sent is gone; a draft that comes back is there.
  useEffect(() => {
    if (!editor || editor.isDestroyed) return;
    const empty = html === '' || html === '<p></p>';
    if (empty ? !editor.isEmpty : editor.isEmpty) editor.commands.setContent(html);
  }, [editor, html]);
  return (
    <div>
      <RichTextEditor editor={editor} classNames={{ content: classes.text }}>
        <RichTextEditor.Toolbar p={4}>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Bold />
            <RichTextEditor.Italic />
            <RichTextEditor.Strikethrough />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.BulletList />
            <RichTextEditor.OrderedList />
            <RichTextEditor.Blockquote />
          </RichTextEditor.ControlsGroup>
          <RichTextEditor.ControlsGroup>
            <RichTextEditor.Link />
            <RichTextEditor.Unlink />
          </RichTextEditor.ControlsGroup>
        </RichTextEditor.Toolbar>
        <RichTextEditor.Content mih={72} />
      </RichTextEditor>
      {shown && <MentionList {...shown} onChoose={choose} />}
      {error && (
        <Text size="xs" c="var(--rapport-danger)" role="alert" mt={4}>
          {error}
        </Text>
      )}
    </div>
  );
}
