import { DateTime } from 'luxon';
import type { Locator, Page } from 'playwright-core';
import { PNG } from '../server/testing/files.js';
import { ask } from './ask.js';
import { liveLine } from './sockets.js';
import { follow, startSuite } from './suite.js';

const suite = startSuite();
let page: Page;
beforeEach(async () => {
  page = await suite.page('rep');
});

const CREATE = 'mutation ($input: CreateActivityInput!) { createActivity(input: $input) { id } }';
const day = (days: number) => DateTime.now().plus({ days }).toISODate();
const at = (days: number, time: string) => new Date(`${day(days)}T${time}`).toISOString();

async function create(input: Record<string, unknown>): Promise<string> {
  const { createActivity } = await ask(page, CREATE, { input });
  return createActivity.id;
}
async function client(companyName: string): Promise<string> {
  const { createClient } = await ask(
    page,
    'mutation ($input: CreateClientInput!) { createClient(input: $input) { id } }',
    { input: { companyName } },
  );
  return createClient.id;
}

/** Drags an event of the day of the team to the row of somebody else. */
async function dragTo(event: Locator, name: string): Promise<void> {
  const row = page.getByText(name).first();
  const [from, to] = await Promise.all([event.boundingBox(), row.boundingBox()]);
  if (!from || !to) throw new Error('There is nothing to drag');
  await page.mouse.move(from.x + 20, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(from.x + 22, from.y + from.height, { steps: 4 });
  await page.mouse.move(from.x + 20, to.y + to.height / 2, { steps: 12 });
  const saved = page.waitForResponse((answer) =>
    Boolean(answer.request().postData()?.includes('UpdateActivity')),
  );
  await page.mouse.up();
  await saved;
}

test('a call completed from Today by keys is on the timeline of the client, and what is next is planned', async () => {
  const clientId = await client('Lighthouse');
  await create({ type: 'CALL', subject: 'Ask about the lamp', clientId, dueOn: day(-1) });
  await page.goto('/today');
  const line = page.getByRole('listitem', { name: 'Ask about the lamp' });
  await line.focus();
  await page.keyboard.press('e');
  const dialog = page.getByRole('dialog', { name: 'Call: Ask about the lamp' });
  await dialog.getByText('Reached', { exact: true }).click();
  await dialog.getByRole('textbox', { name: 'Notes' }).fill('They want two.');
  await dialog.getByRole('group', { name: "What's next?" }).getByText('Email').click();
  await dialog.getByRole('textbox', { name: 'Next step' }).fill('Send two lamps');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Ask about the lamp done, next step planned').waitFor();
  await page.getByRole('region', { name: 'Next 7 days' }).getByText('Send two lamps').waitFor();

  await follow(page, `/clients/${clientId}`);
  await page.getByText('Outcome: Reached').waitFor();
  await page.getByText('They want two.').first().waitFor();
  await page.getByRole('region', { name: 'Next steps' }).getByText('Send two lamps').waitFor();
});

test('one line adds an activity; a task is done by one click and comes back by undo', async () => {
  await page.goto('/today');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.keyboard.press('a');
  await page.keyboard.type('Water the plants !');
  await page.getByText('Task · Water the plants · Today · high priority').waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Complete Water the plants' }).click();
  await page.getByRole('button', { name: 'Reopen Water the plants' }).waitFor();
  await page.getByRole('heading', { level: 1 }).focus();
  await page.keyboard.press('u');
  await page.getByRole('button', { name: 'Complete Water the plants' }).waitFor();
});

test('the last task of an opportunity asks what is next; Today leads to what has no next step, and to what was delegated', async () => {
  const opportunity = async (name: string): Promise<string> => {
    const query = 'mutation ($input: CreateOpportunityInput!) { createOpportunity(input: $input) { id } }';
    return (await ask(page, query, { input: { name, clientId } })).createOpportunity.id;
  };
  const clientId = await client('Boatyard');
  const opportunityId = await opportunity('New keel');
  await opportunity('Forgotten mast');
  for (const subject of ['Measure the keel', 'Draw the keel'])
    await create({ subject, opportunityId, dueOn: day(0) });
  await page.goto('/today');
  await page.getByRole('button', { name: 'Complete Measure the keel' }).click();
  await page.getByText('Measure the keel done').waitFor();
  await page.getByRole('button', { name: 'Complete Draw the keel' }).click();
  const dialog = page.getByRole('dialog', { name: 'Task: Draw the keel' });
  await dialog.getByRole('group', { name: "What's next?" }).getByText('Call').click();
  await dialog.getByRole('textbox', { name: 'Next step' }).fill('Explain the drawing');
  await dialog.getByRole('button', { name: 'Done' }).click();
  await page.getByRole('region', { name: 'Next 7 days' }).getByText('Explain the drawing').waitFor();

  const manager = await suite.page('manager');
  const { me } = await ask(manager, '{ me { user { id } } }');
  await create({ subject: 'Approve the keel', assigneeId: me.user.id, dueOn: day(0) });
  await page.getByText('Delegated', { exact: true }).click();
  const given = page.getByRole('listitem', { name: 'Approve the keel' });
  await given.getByText('Mara Manager').waitFor();
  await page.getByText('Mine', { exact: true }).click();
  await page.getByRole('link', { name: /no next step/ }).click();
  await page.getByRole('link', { name: 'Forgotten mast' }).waitFor();
  expect(await page.getByRole('link', { name: 'New keel' }).count()).toBe(0);
});

test('an event of the calendar is moved by keys and keeps the focus; it says who attends', async () => {
  const monday = (8 - (new Date().getDay() || 7)) % 7 || 7;
  const id = await create({
    type: 'MEETING',
    subject: 'Moving meeting',
    attendees: ['Sam Service', 'A guest'],
    dueAt: at(monday, '10:00'),
    durationMinutes: 60,
  });
  await page.goto(`/calendar?view=week&on=${day(monday)}`);
  const event = page.getByRole('button', { name: /Moving meeting/ });
  await event.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.getByTestId('announcer').getByText('Moving meeting moved to').waitFor({ state: 'attached' });
  await page.waitForFunction(() => document.activeElement?.textContent?.includes('Moving meeting'));
  const due = async () =>
    (await ask(page, 'query ($id: ID!) { activity(id: $id) { dueOn dueAt } }', { id })).activity as {
      dueOn: string;
      dueAt: string;
    };
  expect((await due()).dueAt.slice(0, 16)).toBe(at(monday + 1, '10:00').slice(0, 16));
  for (const key of ['Left', 'Left', 'Right', 'Right', 'Down', 'Down'])
    await page.keyboard.press(`Shift+Arrow${key}`);
  await page.getByRole('button', { name: /11:00 AM Moving meeting/ }).waitFor();
  expect((await due()).dueAt.slice(0, 16)).toBe(at(monday + 1, '11:00').slice(0, 16));
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Moving meeting' });
  await dialog.getByText('With Sam Service, A guest').waitFor();
  await dialog.getByLabel('Time').fill('15:30');
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByRole('button', { name: /3:30 PM Moving meeting/ }).waitFor();
  expect((await due()).dueAt.slice(0, 16)).toBe(at(monday + 1, '15:30').slice(0, 16));

  await follow(page, `/activities/${id}`);
  await page.getByRole('button', { name: 'Edit Attendees' }).click();
  await page.getByRole('combobox', { name: 'Attendees' }).fill('Mara');
  await page.getByRole('option', { name: 'Mara Manager' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Attendees of Moving meeting changed').waitFor();
  const people = 'query ($id: ID!) { activity(id: $id) { people { type name } } }';
  expect((await ask(page, people, { id })).activity.people).toEqual([
    { type: 'USER', name: 'Sam Service' },
    { type: 'OTHER', name: 'A guest' },
    { type: 'USER', name: 'Mara Manager' },
  ]);
});

test('of what repeats a later day is left out, and comes back by undo', async () => {
  const recurrence = 'FREQ=DAILY;COUNT=3';
  await create({ type: 'MEETING', subject: 'Stand-up', dueAt: at(30, '10:00'), recurrence });
  await page.goto(`/calendar?view=agenda&on=${day(30)}`);
  const days = page.getByRole('button', { name: /Stand-up/ });
  await days.nth(2).waitFor();
  await days.nth(1).click();
  await page
    .getByRole('dialog', { name: 'Stand-up' })
    .getByRole('button', { name: 'Leave out this day' })
    .click();
  await days.nth(2).waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Undo' }).click();
  await days.nth(2).waitFor();
});

test('a later day of what repeats is moved alone, or with those that follow, or edited; undo puts it back', async () => {
  const monday = (8 - (new Date().getDay() || 7)) % 7 || 7;
  const dueAt = at(monday, '10:00');
  const id = await create({ type: 'MEETING', subject: 'Daily', dueAt, recurrence: 'FREQ=DAILY;COUNT=5' });
  await page.goto(`/calendar?view=week&on=${day(monday)}`);
  const days = page.getByRole('button', { name: /Daily/ });
  const times = async () => {
    const texts = await days.allInnerTexts();
    return texts.map((text) => text.replace(/\s+/g, ' ').replace(/ AM.*/, '')).sort();
  };
  await days.nth(4).waitFor();
  await page
    .locator(`[data-event="${id}~${day(monday + 1)}"]`)
    .locator('xpath=ancestor::button')
    .focus();
  await page.keyboard.press('Shift+ArrowDown');
  const asked = page.getByRole('dialog', { name: 'Daily' });
  await asked.getByRole('button', { name: 'Only this one' }).click();
  await page.getByRole('button', { name: /10:30 AM Daily/ }).waitFor();
  await page.waitForFunction(() => document.activeElement?.closest('button')?.textContent?.includes('10:30'));
  expect(await times()).toEqual(['10:00', '10:00', '10:00', '10:00', '10:30']);
  // It is an activity of its own now, and asks no more.
  await page.keyboard.press('Shift+ArrowDown');
  await page.getByRole('button', { name: /11:00 AM Daily/ }).waitFor();
  await page.keyboard.press('u');
  await page.getByRole('button', { name: /10:30 AM Daily/ }).waitFor();
  await page.keyboard.press('u');
  await page.getByRole('button', { name: /10:30 AM Daily/ }).waitFor({ state: 'detached' });
  expect(await times()).toEqual(Array(5).fill('10:00'));

  await page.locator(`[data-event="${id}~${day(monday + 2)}"]`).click();
  await asked.getByLabel('Time').fill('09:00');
  await asked.getByRole('button', { name: 'Move', exact: true }).click();
  await asked.getByRole('button', { name: 'This and all later ones' }).click();
  await page
    .getByRole('button', { name: /9:00 AM Daily/ })
    .nth(2)
    .waitFor();
  expect(await times()).toEqual(['10:00', '10:00', '9:00', '9:00', '9:00']);

  await page.locator(`[data-event="${id}~${day(monday + 1)}"]`).click();
  await asked.getByRole('button', { name: 'Edit' }).click();
  await asked.getByRole('textbox', { name: 'Subject' }).fill('Daily with guests');
  await asked.getByRole('button', { name: 'Save activity' }).click();
  await page.getByRole('button', { name: /10:00 AM Daily with guests/ }).waitFor();
  expect(await days.count()).toBe(5);
});

test('a move that the server refuses leaves the event where it was, and says why', async () => {
  const monday = (8 - (new Date().getDay() || 7)) % 7 || 7;
  const id = await create({ type: 'CALL', subject: 'Refused call', dueAt: at(monday, '10:00') });
  const own = await suite.ownPage('rep');
  const line = await liveLine(own);
  await own.goto(`/calendar?view=week&on=${day(monday)}`);
  const event = own.getByRole('button', { name: /Refused call/ });
  await event.waitFor();
  await line.cut();
  const update = 'mutation ($input: UpdateActivityInput!) { updateActivity(input: $input) { dueAt } }';
  await ask(page, update, { input: { id, location: 'Pier' } });
  const box = await event.boundingBox();
  if (!box) throw new Error('There is nothing to drag');
  await own.mouse.move(box.x + 20, box.y + 10);
  await own.mouse.down();
  await own.mouse.move(box.x + 20, box.y + 40, { steps: 4 });
  await own.mouse.move(box.x + 20, box.y + 10 + 128, { steps: 12 });
  await own.mouse.up();
  await own.getByRole('alert').getByText('changed').waitFor();
  await own.getByRole('button', { name: /10:00 AM Refused call/ }).waitFor();
  expect((await event.boundingBox())?.y).toBe(box.y);
  const { activity } = await ask(page, 'query ($id: ID!) { activity(id: $id) { dueAt } }', { id });
  expect(activity.dueAt.slice(0, 16)).toBe(at(monday, '10:00').slice(0, 16));
  await own.context().close();
});

test('quick keys take an event past the last day on the screen, and the calendar goes along', async () => {
  const saturday = ((6 - new Date().getDay() + 7) % 7) + 7;
  const id = await create({ type: 'MEETING', subject: 'Going away', dueAt: at(saturday, '10:00') });
  await page.goto(`/calendar?view=day&on=${day(saturday)}`);
  await page.getByRole('button', { name: /Going away/ }).focus();
  for (const _press of [1, 2, 3]) await page.keyboard.press('Shift+ArrowRight');
  await page.waitForURL(new RegExp(`on=${day(saturday + 3)}`));
  await page.waitForFunction(() => document.activeElement?.closest('button')?.textContent?.includes('Going'));
  const { activity } = await ask(page, 'query ($id: ID!) { activity(id: $id) { dueAt } }', { id });
  expect(activity.dueAt.slice(0, 16)).toBe(at(saturday + 3, '10:00').slice(0, 16));
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('in the calendar of all activities, too, quick keys go past the last week on the screen', async () => {
  const saturday = ((6 - new Date().getDay() + 7) % 7) + 14;
  const id = await create({ subject: 'Drifting away', dueOn: day(saturday) });
  await page.goto(`/activities?layout=calendar&span=week&on=${day(saturday)}&q=Drifting`);
  await page.getByRole('button', { name: /Drifting away/ }).focus();
  for (const _press of [1, 2, 3]) await page.keyboard.press('Shift+ArrowRight');
  await page.waitForURL(new RegExp(`on=${day(saturday + 1)}`));
  await page.locator(`[data-day="${day(saturday + 3)}"] [data-entry="${id}"]`).waitFor();
  await page.waitForFunction(() => document.activeElement?.hasAttribute('data-entry'));
  expect(await page.getByRole('dialog').count()).toBe(0);
  expect(await page.getByRole('alert').count()).toBe(0);
});

test('the day of the team: an activity is given to somebody else by keys, and by dragging to another row', async () => {
  const id = await create({ type: 'CALL', subject: 'Team call', dueAt: at(9, '10:00'), durationMinutes: 60 });
  const who = async () =>
    (await ask(page, 'query ($id: ID!) { activity(id: $id) { dueAt assignee { name } } }', { id })).activity;
  const before = await who();
  await page.goto(`/calendar?view=people&on=${day(9)}`);
  const event = page.getByRole('button', { name: /Team call/ });
  await event.focus();
  await page.keyboard.press('m');
  const dialog = page.getByRole('dialog', { name: 'Team call' });
  await dialog.getByRole('combobox', { name: 'Who' }).fill('Rosa');
  await page.getByRole('option', { name: 'Rosa Rep' }).click();
  await dialog.getByRole('button', { name: 'Move', exact: true }).click();
  await page.getByTestId('announcer').getByText('Team call moved to').waitFor({ state: 'attached' });
  expect(await who()).toEqual({ ...before, assignee: { name: 'Rosa Rep' } });

  await dragTo(event, 'Sam Service');
  expect(await who()).toEqual({ ...before, assignee: { name: 'Sam Service' } });
});

test('the day of the team: a whole day changes hands by dragging its bar, and its day by keys', async () => {
  const id = await create({ subject: 'Fair', dueOn: day(12) });
  const fair = async () =>
    (await ask(page, 'query ($id: ID!) { activity(id: $id) { dueOn dueAt assignee { name } } }', { id }))
      .activity;
  await page.goto(`/calendar?view=people&on=${day(12)}`);
  const bar = page.getByRole('button', { name: 'Fair' });
  await bar.waitFor();
  await dragTo(bar, 'Sam Service');
  expect(await fair()).toEqual({ dueOn: day(12), dueAt: null, assignee: { name: 'Sam Service' } });
  await bar.focus();
  await page.keyboard.press('Shift+ArrowRight');
  await page.waitForURL(new RegExp(`on=${day(13)}`));
  expect((await fair()).dueOn).toBe(day(13));
});

test('who is in another time zone lets the days begin there', async () => {
  const away = await suite.ownPage('rep', { timezoneId: 'Asia/Tokyo' });
  await away.goto('/today');
  await away.getByText('by the time of Europe/Berlin').waitFor();
  await away.getByRole('button', { name: 'Use Asia/Tokyo, as this device' }).click();
  await away.getByText('Your days begin by the time of Asia/Tokyo').waitFor();
  await away.getByText('by the time of Europe/Berlin').waitFor({ state: 'detached' });
  await follow(away, '/settings/preferences');
  const zone = away.getByRole('combobox', { name: 'Time zone' });
  expect(await zone.inputValue()).toBe('Asia/Tokyo');
  await ask(away, 'mutation ($input: UpdateUserInput!) { updateUser(input: $input) { id } }', {
    input: { id: (await ask(away, '{ me { user { id } } }')).me.user.id, timeZone: null },
  });
  await away.context().close();
});

test('what a colleague gives arrives in the inbox at once and leads to the record', async () => {
  await page.goto('/home');
  await page.getByRole('link', { name: 'Inbox', exact: true }).first().waitFor();
  const { me } = await ask(page, '{ me { user { id } } }');
  const manager = await suite.page('manager');
  await ask(manager, CREATE, { input: { subject: 'Visit the harbour', assigneeId: me.user.id } });
  await page.getByRole('status').getByText('Visit the harbour').waitFor();
  await page.getByRole('link', { name: 'Inbox, 1 new' }).click();
  const list = page.getByRole('list', { name: 'Notifications' });
  await list.getByText('Mara Manager gave it to you').waitFor();
  await list.getByRole('link', { name: 'Visit the harbour' }).click();
  await page.getByRole('heading', { level: 1, name: 'Visit the harbour' }).waitFor();
  await page.getByRole('link', { name: 'Inbox', exact: true }).first().waitFor();
});

test('an invitation stands on Today at once, is not completed by who only attends, and goes when it is called off', async () => {
  await page.goto('/today');
  await page.getByRole('heading', { level: 1, name: 'Today' }).waitFor();
  await page.getByRole('textbox', { name: 'New activity' }).waitFor();
  const { me } = await ask(page, '{ me { user { id } } }');
  const manager = await suite.page('manager');
  const input = {
    type: 'MEETING',
    subject: 'Launch party',
    dueOn: day(0),
    attendees: [`<User:${me.user.id}>`],
  };
  const { createActivity } = await ask(manager, CREATE, { input });
  await page.getByRole('status').getByText('Mara Manager invited you').waitFor();
  const line = page.getByRole('listitem', { name: 'Launch party' });
  await line.getByText('You attend · Mara Manager').waitFor();
  await line.focus();
  await page.keyboard.press('e');
  await page.getByText('Launch party is left to Mara Manager.').waitFor();
  await ask(manager, 'mutation ($id: ID!) { deleteActivity(id: $id) { id } }', { id: createActivity.id });
  await line.waitFor({ state: 'detached' });
  await page.getByRole('status').getByText('Mara Manager took it off your calendar').waitFor();
});

test('on a phone a call is completed in three taps', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  await create({ type: 'CALL', subject: 'Quick ring', clientId: await client('Beacon'), dueOn: day(0) });
  await page.goto('/today');
  await page.getByRole('button', { name: 'Complete Quick ring' }).click();
  await page.getByText('No answer', { exact: true }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await page.getByText('Quick ring done').waitFor();
});

test('a note mentions a colleague, who finds it in the inbox', async () => {
  const clientId = await client('Harbour');
  await page.goto(`/clients/${clientId}`);
  await page.getByRole('textbox', { name: 'Text' }).fill('Please look');
  await page.getByRole('button', { name: 'Rich text' }).click();
  const text = page.getByRole('textbox', { name: 'Text' });
  await page.getByRole('button', { name: 'Bold' }).waitFor();
  await text.press('End');
  await text.pressSequentially(' @Mara');
  await page.getByRole('option', { name: 'Mara Manager' }).waitFor();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Log note' }).click();
  await page.getByText('Logged').waitFor();
  await page.getByText('@Mara Manager').first().waitFor();
  const manager = await suite.page('manager');
  await manager.goto('/inbox');
  await manager.getByText('Rosa Rep mentioned you').waitFor();
  await manager.getByRole('link', { name: /Please look/ }).click();
  await manager.getByRole('heading', { level: 1, name: 'Harbour' }).waitFor();
});

test('on a phone a call is logged in three taps', async () => {
  await page.setViewportSize({ width: 390, height: 800 });
  const clientId = await client('Pier');
  await page.goto(`/clients/${clientId}`);
  await page.getByRole('heading', { level: 1, name: 'Pier' }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Log' }).click();
  const drawer = page.getByRole('dialog', { name: 'Log' });
  await drawer.getByText('No answer', { exact: true }).click();
  await drawer.getByRole('button', { name: 'Log call' }).click();
  await page.getByText('Logged').waitFor();
  await page.getByText('Call: No answer').first().waitFor();
});

test('on a phone a call runs with a timer and a script; its picture comes along, and both stay with the lead', async () => {
  const bodyHtml = '<p>Ask who <strong>decides</strong></p>';
  const manager = await suite.page('manager');
  await ask(manager, 'mutation ($input: CreateCallScriptInput!) { createCallScript(input: $input) { id } }', {
    input: { name: 'First call', bodyHtml },
  });
  await page.setViewportSize({ width: 390, height: 800 });
  const { createLead } = await ask(page, 'mutation { createLead(input: { lastName: "Keeper" }) { id } }');
  await page.goto(`/leads/${createLead.id}`);
  await page.getByRole('heading', { level: 1, name: 'Keeper' }).waitFor();
  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Log' }).click();
  const drawer = page.getByRole('dialog', { name: 'Log' });
  await drawer.getByRole('group', { name: 'Recent records' }).getByText('Keeper').waitFor();
  await drawer.getByRole('button', { name: 'Start timer' }).click();
  await drawer.getByRole('button', { name: /^Stop 0:0/ }).waitFor();
  await drawer.getByRole('combobox', { name: 'Call script' }).click();
  await page.getByRole('option', { name: 'First call' }).click();
  await drawer.getByRole('region', { name: 'Call script: First call' }).getByText('decides').waitFor();
  await drawer.getByText('Reached', { exact: true }).click();
  const picker = page.waitForEvent('filechooser');
  await drawer.getByRole('button', { name: 'Attach files' }).click();
  await (await picker).setFiles({ name: 'card.png', mimeType: 'image/png', buffer: PNG });
  await drawer.getByRole('list', { name: 'Files to attach' }).getByText('card.png').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await drawer.getByRole('button', { name: 'Log call' }).click();
  await page.getByText('Logged').waitFor();
  const call = page.getByRole('listitem').filter({ hasText: 'Call: Reached' });
  await call.getByText('1 min').waitFor();
  await call.getByRole('link', { name: 'card.png' }).waitFor();

  await page.getByRole('navigation', { name: 'Main' }).getByRole('button', { name: 'Log' }).click();
  await drawer.getByRole('region', { name: 'Call script: First call' }).waitFor();
});
