import { commands, usage } from './commands/commands.js';

/** `khen COMMAND …`: runs one command and ends with its exit code; what goes wrong is said in words, without a stack. */
async function main([name, ...args]: readonly string[]): Promise<number> {
  const command = commands.find((each) => each.name === name);
  if (!command) {
    console.error(name ? `khen: there is no command ${name}.\n${usage()}` : usage());
    return name ? 2 : 0;
  }
  return command.run(args);
}

main(process.argv.slice(2)).then(
  (code) => process.exit(code),
  async (error: unknown) => {
    const { explainFailure } = await import('./commands/failure.js');
    console.error(explainFailure(error));
    process.exit(1);
  },
);
