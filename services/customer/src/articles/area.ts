import type { Area } from '@toric/chassis/area';
import type { Reader } from '../reader.store.ts';
import { addArticle } from './features/add-article.ts';
import { getArticle } from './features/get-article.ts';
import { listArticles } from './features/list-articles.ts';
import { saveArticle } from './features/save-article.ts';

/** Declares the area `articles`: knowledge articles with their versions. It uses no other area. */
export const articles: Area<Reader> = { routes: [listArticles, getArticle, addArticle, saveArticle] };
