import type { Language } from '../platform/i18n/index.js';
import { dayOf } from './days.js';

/** How the portal writes moments: in the province's zone, `5/11/2026` and `16:20`. */
export class Moments {
  constructor(
    private readonly ui: Language,
    private readonly zone: string,
  ) {}

  /** 16:20 */
  hour(at: string): string {
    return this.format(at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  }

  /** 5/11/2026; in English 5 November 2026 */
  day(at: string): string {
    return this.ui === 'vi'
      ? this.format(at, { day: 'numeric', month: 'numeric', year: 'numeric' })
      : this.format(at, { day: 'numeric', month: 'long', year: 'numeric' });
  }

  /** 16:20, 5/11/2026 */
  short(at: string): string {
    return `${this.hour(at)}, ${this.day(at)}`;
  }

  /** 16:20, thứ năm 5/11/2026 */
  long(at: string): string {
    return `${this.hour(at)}, ${this.weekday(at)} ${this.day(at)}`;
  }

  /** 16:20:07 ngày 5/11/2026 */
  exact(at: string): string {
    const time = this.format(at, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' });
    return this.ui === 'vi' ? `${time} ngày ${this.day(at)}` : `${time} on ${this.day(at)}`;
  }

  weekday(at: string): string {
    const name = this.format(at, { weekday: 'long' });
    return this.ui === 'vi' ? name.toLowerCase() : name;
  }

  /** Thứ năm, 5/11/2026 */
  heading(at: string): string {
    const name = this.weekday(at);
    return `${name[0]!.toUpperCase()}${name.slice(1)}, ${this.day(at)}`;
  }

  /** The day in the province, `YYYY-MM-DD`. */
  key(at: string): string {
    return dayOf(new Date(at), this.zone);
  }

  number(value: number): string {
    return new Intl.NumberFormat(this.ui === 'vi' ? 'vi-VN' : 'en-GB').format(value);
  }

  /** 412 KB */
  size(bytes: number): string {
    const [value, unit] = bytes < 1_000_000 ? [bytes / 1000, 'KB'] : [bytes / 1_000_000, 'MB'];
    const digits = value < 10 ? 1 : 0;
    return `${new Intl.NumberFormat(this.ui === 'vi' ? 'vi-VN' : 'en-GB', { maximumFractionDigits: digits }).format(value)} ${unit}`;
  }

  /** 2 phút 10 giây */
  duration(seconds: number): string {
    const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
    const [minute, second] = this.ui === 'vi' ? ['phút', 'giây'] : ['min', 's'];
    return [minutes > 0 && `${minutes} ${minute}`, (rest > 0 || minutes === 0) && `${rest} ${second}`]
      .filter(Boolean)
      .join(' ');
  }

  private format(at: string, how: Intl.DateTimeFormatOptions): string {
    return new Intl.DateTimeFormat(this.ui === 'vi' ? 'vi-VN' : 'en-GB', {
      timeZone: this.zone,
      ...how,
    }).format(new Date(at));
  }
}
