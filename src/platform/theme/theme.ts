import { Injectable } from '@nestjs/common';
import { Clock } from '../clock/index.js';
import type { Queryable } from '../database/index.js';
import { bestLanguage } from '../i18n/index.js';
import { Settings } from '../settings/index.js';
import { provinceColour, provinceLogo, provinceName } from './theme.settings.js';

/** What makes the pages of one installation its own. */
export interface Brand {
  /** By language, `vi` among them. */
  readonly names: Readonly<Record<string, string>>;
  /** SHA-256 of a picture that everybody may read; without one, the sign of a khèn. */
  readonly logo: string | undefined;
  /** `#rrggbb` */
  readonly colour: string;
}

/** As long as nobody has set another, or none can be read. */
export const initialBrand: Brand = {
  names: provinceName.initial,
  logo: undefined,
  colour: provinceColour.initial,
};

@Injectable()
export class Theme {
  constructor(
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  async brand(on: Queryable): Promise<Brand> {
    const whose = { at: await this.clock.now(on) };
    return {
      names: await this.settings.value(provinceName, whose, on),
      logo: (await this.settings.value(provinceLogo, whose, on)) || undefined,
      colour: await this.settings.value(provinceColour, whose, on),
    };
  }
}

/** The name in the best language that it was given in. */
export function nameIn({ names }: Brand, lang: string): string {
  const languages = Object.keys(names) as [string, ...string[]];
  return names[bestLanguage(lang, languages)]!;
}
