import { type Logger, pino } from 'pino';

/** The structured log of the process; secrets and cookies never reach it. */
export function createLog(level: string): Logger {
  return pino({
    level,
    redact: {
      paths: [
        'password',
        '*.password',
        'token',
        '*.token',
        'req.headers.cookie',
        'req.headers.authorization',
      ],
      censor: '•',
    },
  });
}
