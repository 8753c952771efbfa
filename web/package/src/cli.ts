#!/usr/bin/env node
/** The command line of the package: `npx article-inspector page.html`, with the options of the native program (core/tool). */
import { checkCommand } from './cli/check.ts';
import { inspectCommand } from './cli/inspect.ts';
import { help, readArguments, UsageError } from './cli/options.ts';
import { complain, write } from './cli/output.ts';

declare const PACKAGE_VERSION: string;

// Whoever reads the output may have seen enough; nothing else is wrong then.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') complain(`cannot write the output: ${error.message}`);
  process.exit(1);
});

async function main(args: string[]): Promise<void> {
  const given = readArguments(args);
  switch (given.command) {
    case 'help':
      return write(help);
    case 'version':
      return write(`article-inspector ${PACKAGE_VERSION}\n`);
    case 'check':
      return checkCommand(given);
    case 'inspect':
      return inspectCommand(given);
  }
}

main(process.argv.slice(2)).catch((error: unknown) => {
  complain(error instanceof Error ? error.message : String(error));
  if (!(error instanceof UsageError)) return;
  process.stderr.write('Run with --help for more information.\n');
  process.exitCode = 2;
});
