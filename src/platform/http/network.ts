import { isIPv4, isIPv6 } from 'node:net';

const IPV6_GROUPS = 8;
/** Three and a half groups: a provider hands a customer at least a /56 (RFC 6177), within which addresses are free. */
const KEPT_GROUPS = 4;

/** The network that stands for one customer: an IPv4 address, or the /56 of an IPv6 address. */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  if (mapped !== undefined && isIPv4(mapped)) return mapped;
  if (!isIPv6(address)) return address;
  const groups = expand(address.split('%')[0]!).slice(0, KEPT_GROUPS);
  groups[KEPT_GROUPS - 1]! &= 0xff00;
  return `${groups.map((group) => group.toString(16)).join(':')}::/56`;
}

/** The eight groups of an IPv6 address; a dotted tail counts as two, whose values don't matter here. */
function expand(address: string): number[] {
  const [head = '', tail] = address.replace(/\d+\.\d+\.\d+\.\d+$/, '0:0').split('::');
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  if (tail === undefined) return read(head);
  const [before, after] = [read(head), read(tail)];
  return [...before, ...Array<number>(IPV6_GROUPS - before.length - after.length).fill(0), ...after];
}
