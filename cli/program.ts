import { Command, CommanderError } from 'commander';
import { toErrorShape } from '../contract/errors.ts';
import { COMMANDS } from './commands/index.ts';

/** 0 done, 1 failed with a sentence, 2 called wrongly. */
export type ExitCode = 0 | 1 | 2;

/** Runs the `twin` command with arguments as a shell gives them, without program name. */
export async function runProgram(args: readonly string[]): Promise<ExitCode> {
  const program = new Command('twin')
    .description('Haishu Twin: a city district from department exports')
    .exitOverride()
    .showHelpAfterError('(see twin --help)');
  try {
    for (const load of await wantedCommands(args)) addCommand(program, await load());
    await program.parseAsync([...args], { from: 'user' });
    return 0;
  } catch (error) {
    return reportFailure(error);
  }
}

type Load = () => Promise<Command>;

/** Only the command asked for is loaded, so that `twin query` does not wait for the importers; help needs them all. */
async function wantedCommands(args: readonly string[]): Promise<readonly Load[]> {
  const name = args.find((arg) => !arg.startsWith('-')) ?? '';
  const asked = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  return asked ? [asked] : Object.values(COMMANDS);
}

function addCommand(program: Command, command: Command): void {
  command.exitOverride().showHelpAfterError(`(see twin ${command.name()} --help)`);
  program.addCommand(command);
}

function reportFailure(error: unknown): ExitCode {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  process.stderr.write(`${toErrorShape(error).sentence}\n`);
  return 1;
}
