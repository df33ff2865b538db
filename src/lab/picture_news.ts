import type { PictureNews } from '../core/picture.ts';
import type { Words } from '../core/words/words.ts';

/** What came of an act on the picture, as a notice tells it. */
export function newsOf(news: PictureNews, words: Words): string {
  if (news.kind === 'saved') return words('notice.saved', { file: news.file });
  if (news.kind === 'quality') return words('notice.quality', { quality: words(`quality.${news.quality}`) });
  return words(`notice.${news.kind}`);
}
