import { Arg, Ctx, Field, InputType, Mutation, ObjectType, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import type { FilterJson } from '../../kernel/filter.js';
import { SignedIn } from '../../kernel/guard.js';
import { recordOperations } from '../../kernel/operations.js';
import { JSONScalar } from '../../kernel/scalars.js';
import { Export, ExportFormat, type ExportOrder } from './export.entity.js';
import { type ExportRequest, type ExportTicket, requestExport } from './requestExport.js';

@InputType({ description: 'A list as it is shown, to be taken out.' })
class RequestExportInput implements ExportRequest {
  @Field(() => String, { description: 'The noun, such as Client.' })
  subjectType: string;
  @Field(() => ExportFormat as never, { description: 'How to write it.' })
  format: keyof typeof ExportFormat;
  @Field(() => JSONScalar, {
    nullable: true,
    description: "Conditions, in the filter language of the noun's list.",
  })
  filter?: FilterJson | null;
  @Field(() => String, { nullable: true, description: 'Words to look for.' })
  search?: string | null;
  @Field(() => JSONScalar, {
    nullable: true,
    description: 'Up to three order keys: [{ field, direction }]; newest first without one.',
  })
  orderBy?: ExportOrder[] | null;
  @Field(() => [String], {
    nullable: true,
    description:
      'Keys of the fields, customFields.key for custom ones; all when left out. The id is always there.',
  })
  columns?: string[] | null;
}

@ObjectType({ simpleResolvers: true, description: 'An export that can be downloaded.' })
class RequestedExport implements ExportTicket {
  @Field(() => Export, { description: 'The record that it was made.' })
  record: Export;
  @Field(() => String, { description: 'Where it can be downloaded, for two minutes.' })
  url: string;
  @Field(() => [String], { description: 'Columns that cannot be exported, or not by you.' })
  leftOut: string[];
  @Field(() => [String], {
    description:
      'Names of the columns asked for that say something about people; they leave only with customField.exportPersonal.',
  })
  personal: string[];
}

@Resolver()
class ExportResolver {
  @SignedIn('The right depends on the noun: client.export and so on.')
  @Mutation(() => RequestedExport, {
    description: 'Exports a list with the filter, search, order and columns it is shown with.',
  })
  requestExport(
    @Arg('input', () => RequestExportInput, { description: 'Which list.' }) input: RequestExportInput,
    @Ctx() ctx: Context,
  ): Promise<ExportTicket> {
    return requestExport(ctx, input);
  }
}

export const exportResolvers = [
  ...recordOperations({ Class: Export, without: ['create', 'update', 'delete', 'restore'] }),
  ExportResolver,
];
