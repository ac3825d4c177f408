import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createTransport } from 'nodemailer';
import { newId } from './clock.js';
import { defineJob } from './jobs.js';
import type { Services } from './services.js';

/** A plain text mail to one address. */
export interface Mail {
  to: string;
  subject: string;
  text: string;
}

/** Sends a mail by SMTP_URL; without one it lands as a file in the mail folder of the data directory (the sink). */
export async function deliverMail(
  mail: Mail,
  { config, log }: Pick<Services, 'config' | 'log'>,
): Promise<void> {
  if (/[\r\n]/.test(mail.to + mail.subject)) throw new Error('A mail header cannot contain line breaks.');
  const message = {
    from: config.mailFrom,
    to: [{ name: '', address: mail.to }],
    subject: mail.subject,
    text: mail.text,
    disableFileAccess: true,
    disableUrlAccess: true,
  };
  if (config.smtpUrl) {
    await createTransport(config.smtpUrl).sendMail({
      ...message,
      envelope: { from: config.mailFrom, to: [mail.to] },
    });
    return;
  }
  const folder = path.join(config.dataDir, 'mail');
  await mkdir(folder, { recursive: true });
  const { message: source } = await createTransport({ streamTransport: true, buffer: true }).sendMail(
    message,
  );
  const file = path.join(folder, `${newId()}.eml`);
  await writeFile(file, source as Buffer);
  log.info({ file, to: mail.to }, 'No SMTP_URL is set: the mail was written to a file.');
}

/** Mails leave after commit, with retries. */
export const sendMail = defineJob<Mail>('mail.send', deliverMail);
