import { Arg, Ctx, Mutation, Query, Resolver } from 'type-graphql';
import type { Context } from '../../kernel/context.js';
import { Can } from '../../kernel/guard.js';
import { createInputOf, type PatchOf, updateInputOf } from '../../kernel/input.js';
import { recordOperations } from '../../kernel/operations.js';
import { AssignmentRule } from './assignmentRule.entity.js';
import { LeadSettings, ScoringRule } from './scoring.entity.js';

const UpdateLeadSettingsInput = updateInputOf(LeadSettings);

@Resolver()
class LeadSettingsResolver {
  @Can('scoringRule.view')
  @Query(() => LeadSettings, { description: 'How leads are rated, and how fast they are to be answered.' })
  async leadSettings(@Ctx() ctx: Context): Promise<LeadSettings> {
    return (await ctx.db.find(LeadSettings))[0]!;
  }

  @Can('scoringRule.update')
  @Mutation(() => LeadSettings, { description: 'Changes how leads are rated; all scores are counted anew.' })
  async updateLeadSettings(
    @Arg('input', () => UpdateLeadSettingsInput as never, { description: 'Which one, and the changes.' })
    { id, version, ...patch }: PatchOf<LeadSettings>,
    @Ctx() ctx: Context,
  ): Promise<LeadSettings> {
    return ctx.db.update(await ctx.db.get(LeadSettings, id), patch, { version });
  }
}

export const ruleResolvers = [
  ...recordOperations({
    Class: ScoringRule,
    CreateInput: createInputOf(ScoringRule),
    UpdateInput: updateInputOf(ScoringRule),
  }),
  ...recordOperations({
    Class: AssignmentRule,
    CreateInput: createInputOf(AssignmentRule),
    UpdateInput: updateInputOf(AssignmentRule),
  }),
  LeadSettingsResolver,
];
