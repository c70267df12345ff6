import Sequencer from '@jest/test-sequencer';

/** Their tests start servers in processes of their own, several times over. */
const SERVERS = /[\\/]test[\\/](start|faults)[\\/]/;
const MINUTE_MS = 60_000;

/**
 * Lets long files begin first, so that none is left over at the end with the other workers idle. Jest remembers how long each
 * took; where none has run before, it goes by their size, which says little of a file that waits for servers.
 */
export default class LongestFirst extends Sequencer {
  time(test) {
    return (
      super.time(test) ?? (SERVERS.test(test.path) ? MINUTE_MS : test.context.hasteFS.getSize(test.path))
    );
  }
}
