import type { AttachmentRowFragment } from '../../gql/graphql';
import { FileIcon } from './fileKinds';

interface ThumbnailProps {
  file: Pick<AttachmentRowFragment, 'kind' | 'thumbnailUrl'>;
  size: number;
}

/** The small picture of a file, or the icon of its kind. It says nothing that its name beside it does not. */
export const Thumbnail = ({ file: { kind, thumbnailUrl }, size }: ThumbnailProps) =>
  thumbnailUrl ? (
    <img
      src={thumbnailUrl}
      alt=""
      width={size}
      height={size}
      loading="lazy"
      data-testid="thumbnail"
      style={{ objectFit: 'cover', borderRadius: 4, flex: 'none' }}
    />
  ) : (
    <span style={{ width: size, display: 'grid', placeItems: 'center', flex: 'none' }}>
      <FileIcon kind={kind} />
    </span>
  );
