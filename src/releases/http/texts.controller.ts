import { Body, Controller, Get, Param, Patch, Post } from '@nestjs/common';
import type { z } from 'zod';
import { CurrentDesk, type Desk, Operation, Permission } from '../../platform/http/index.js';
import { EditWords } from '../use-cases/edit-words.js';
import { PublishTranslation } from '../use-cases/publish-translation.js';
import { ReadReleases } from '../use-cases/read-releases.js';
import { ReopenTranslation } from '../use-cases/reopen-translation.js';
import { ReviewTranslation } from '../use-cases/review-translation.js';
import { TranslateText } from '../use-cases/translate-text.js';
import { DeskText } from './answers.js';
import { toDeskText } from './representations.js';
import { NewTranslation, TextEdit, TextParams } from './schemas.js';

const tag = 'Releases (desk)';

type Params = z.infer<typeof TextParams>;
type Answer = Promise<z.infer<typeof DeskText>>;

const verb = (id: string, summary: string) =>
  Operation({
    id,
    tag,
    summary,
    answer: DeskText,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409],
  });

/** The words of one language: of the version at work (`open`), or further languages of the one in force (`current`). */
@Controller('api/v1/desk/releases/:id/versions/:which/texts/:lang')
export class TextsController {
  constructor(
    private readonly read: ReadReleases,
    private readonly editWords: EditWords,
    private readonly translateText: TranslateText,
    private readonly reviewTranslation: ReviewTranslation,
    private readonly reopenTranslation: ReopenTranslation,
    private readonly publishTranslation: PublishTranslation,
  ) {}

  @Get()
  @Permission('releases.read')
  @Operation({
    id: 'getText',
    tag,
    summary: 'The words of one language',
    answer: DeskText,
    etag: true,
    errors: [404],
  })
  text(@Param({ schema: TextParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    return this.answer(at, desk);
  }

  @Patch()
  @Permission('releases.translate')
  @Operation({
    id: 'editText',
    tag,
    summary: 'Change the words of one language',
    description:
      'The language in which the version is written needs `releases.write` as well. The body is ' +
      'cleaned to the grammar of official text; `dropped` tells what was taken out.',
    answer: DeskText,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409],
  })
  async edit(
    @Param({ schema: TextParams }) at: Params,
    @Body({ schema: TextEdit }) body: z.infer<typeof TextEdit>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    return this.answer(at, desk, await this.editWords.execute(command(at, desk), body));
  }

  @Post()
  @Permission('releases.translate')
  @Operation({
    id: 'translateText',
    tag,
    summary: 'Begin a translation; If-Match is the tag of the version',
    answer: DeskText,
    status: 201,
    etag: true,
    ifMatch: true,
    once: true,
    errors: [403, 404, 409],
  })
  async translate(
    @Param({ schema: TextParams }) at: Params,
    @Body({ schema: NewTranslation }) body: z.infer<typeof NewTranslation>,
    @CurrentDesk() desk: Desk,
  ): Answer {
    return this.answer(at, desk, await this.translateText.execute(command(at, desk), body));
  }

  @Post('review')
  @Permission('releases.review')
  @verb('reviewTranslation', 'Find a translation right that somebody else made')
  async review(@Param({ schema: TextParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.reviewTranslation.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('reopen')
  @Permission('releases.translate')
  @verb('reopenTranslation', 'Take a reviewed translation back to the translators')
  async reopen(@Param({ schema: TextParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.reopenTranslation.execute(command(at, desk));
    return this.answer(at, desk);
  }

  @Post('publish')
  @Permission('releases.publish')
  @verb('publishTranslation', 'Add a reviewed language to the version in force')
  async publish(@Param({ schema: TextParams }) at: Params, @CurrentDesk() desk: Desk): Answer {
    await this.publishTranslation.execute(command(at, desk));
    return this.answer(at, desk);
  }

  private async answer(
    { id, which, lang }: Params,
    desk: Desk,
    dropped?: Parameters<typeof toDeskText>[3],
  ): Answer {
    const { version, text } = await this.read.text(id, which, lang, desk.principal);
    const answer = toDeskText(version, text, desk, dropped);
    desk.tag(answer.etag);
    return answer;
  }
}

const command = ({ id, which, lang }: Params, { caller, ifMatch }: Desk) => ({
  caller,
  releaseId: id,
  which,
  lang,
  ifMatch,
});
