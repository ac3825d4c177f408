/** Why Rapport cannot start, in words that say how to mend it; shown without a stack trace. */
export class StartupError extends Error {}
