import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { bulkOperations } from '../../kernel/bulk.js';
import { derivedFrom } from '../../kernel/columns.js';
import type { Context } from '../../kernel/context.js';
import type { Values } from '../../kernel/draftRow.js';
import { invalid } from '../../kernel/errors.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { DateTimeScalar, DecimalScalar } from '../../kernel/scalars.js';
import { Attachment } from './attachment.entity.js';
import { attachmentStats, type Subject } from './attachmentStats.query.js';
import { createAttachment } from './createAttachment.js';
import { downloadUrl, previewUrl, thumbnailUrl } from './fileLink.js';
import { requestUpload, type UploadTicket } from './requestUpload.js';

/** How many files one call puts on records. */
const MAX_AT_ONCE = 100;

for (const name of ['downloadUrl', 'previewUrl']) derivedFrom(Attachment, name, ['mimeType']);
derivedFrom(Attachment, 'thumbnailUrl', ['thumbnailKey']);

@InputType({ description: 'A file that is to be uploaded.' })
class RequestUploadInput {
  @Field(() => String, { description: 'Its name.' })
  fileName: string;
  @Field(() => Int, { description: 'Its size in bytes, at most 104857600.' })
  size: number;
}

@ObjectType({ simpleResolvers: true, description: 'Leave to upload a file.' })
class Upload {
  @Field(() => ID, { description: 'Pass it to createAttachment when the file has been uploaded.' })
  id: string;
  @Field(() => String, {
    description: 'Send the raw bytes here with PUT; after a break, again from the beginning.',
  })
  url: string;
  @Field(() => DateTimeScalar, { description: 'Until when.' })
  expiresAt: string;
}

@InputType({ description: 'A record.' })
class AttachmentSubject implements Subject {
  @Field(() => String, { description: 'Its type, such as Client.' })
  type: string;
  @Field(() => ID, { description: 'Its id.' })
  id: string;
}

@ObjectType({ simpleResolvers: true, description: 'Files of one kind.' })
class AttachmentShare {
  @Field(() => String, { description: 'Which: a kind of file, or a type of record.' })
  name: string;
  @Field(() => Int, { description: 'How many.' })
  count: number;
  @Field(() => DecimalScalar, { description: 'Their size in bytes.' })
  size: string;
}

@ObjectType({ simpleResolvers: true, description: 'How many files there are, and the room they take.' })
class AttachmentStats {
  @Field(() => Int, { description: 'How many files you may see.' })
  count: number;
  @Field(() => DecimalScalar, { description: 'Their size in bytes.' })
  size: string;
  @Field(() => [AttachmentShare], { description: 'By kind of file, largest first.' })
  byKind: AttachmentShare[];
  @Field(() => [AttachmentShare], { description: 'By type of the record they are on, largest first.' })
  byRecord: AttachmentShare[];
  @Field(() => DecimalScalar, {
    description: 'Bytes that all files of the organization take, with those in the bin.',
  })
  used: string;
  @Field(() => DecimalScalar, { description: 'Bytes that the organization may take.' })
  quota: string;
}

const CreateAttachmentInput = createInputOf(Attachment, {
  uploadId: { type: () => ID, description: 'The upload.', required: true },
  thumbnailUploadId: {
    type: () => ID,
    description: 'Of a picture: the upload of a JPEG or WebP of at most 256 × 256 pixels and 64 kB.',
  },
});

@Resolver(() => Attachment)
class AttachmentResolver {
  @Can('attachment.create')
  @Mutation(() => Upload, {
    description: 'Asks for leave to upload a file: checks the right, the size and the quota.',
  })
  requestUpload(
    @Arg('input', () => RequestUploadInput, { description: 'The file.' }) input: RequestUploadInput,
    @Ctx() ctx: Context,
  ): Promise<UploadTicket> {
    return requestUpload(ctx, input);
  }

  @Can('attachment.create')
  @Mutation(() => [Attachment], {
    description: `Puts up to ${MAX_AT_ONCE} uploaded files on records; all or none.`,
  })
  async createAttachments(
    @Arg('inputs', () => [CreateAttachmentInput as never], { description: 'The files.' }) inputs: Values[],
    @Ctx() ctx: Context,
  ): Promise<Attachment[]> {
    if (inputs.length > MAX_AT_ONCE) throw invalid({ inputs: `At most ${MAX_AT_ONCE} at once.` });
    const created: Attachment[] = [];
    for (const input of inputs) created.push(await createAttachment(ctx, { ...input }));
    return created;
  }

  @Can('attachment.view')
  @Query(() => AttachmentStats, {
    description: 'How many files there are by kind and record: of one record, or of all you may see.',
  })
  attachmentStats(
    @Arg('subject', () => AttachmentSubject, {
      nullable: true,
      description: 'Only the files of this record.',
    })
    subject: AttachmentSubject | null,
    @Ctx() ctx: Context,
  ) {
    return attachmentStats(ctx, subject);
  }

  @FieldResolver(() => String, { description: 'Where you can download it, for two minutes.' })
  downloadUrl(@Root() attachment: Attachment, @Ctx() ctx: Context): string {
    return downloadUrl(ctx, attachment);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where your browser can show it, for an hour; null when it can only be downloaded.',
  })
  previewUrl(@Root() attachment: Attachment, @Ctx() ctx: Context): string | null {
    return previewUrl(ctx, attachment);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'Where your browser can show it in small, for an hour or two; null without a thumbnail.',
  })
  thumbnailUrl(@Root() attachment: Attachment, @Ctx() ctx: Context): string | null {
    return thumbnailUrl(ctx, attachment);
  }
}

export const attachmentResolvers = [
  ...recordOperations({
    Class: Attachment,
    CreateInput: CreateAttachmentInput,
    UpdateInput: updateInputOf(Attachment),
    create: (ctx, input) => createAttachment(ctx, { ...input }),
    summarized: true,
  }),
  ...bulkOperations(Attachment),
  AttachmentResolver,
];
