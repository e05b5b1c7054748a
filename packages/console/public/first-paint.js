// Puts theme, language and density on the page before it is painted, so that nothing flashes. The browser's copy of
// these three settings says nothing about the person.
(() => {
  const root = document.documentElement;
  let look = {};
  try {
    look = JSON.parse(localStorage.getItem('toric.look') ?? '{}') ?? {};
  } catch {
    // without storage, the settings of the computer decide
  }
  const isSystemDark = matchMedia('(prefers-color-scheme: dark)').matches;
  const isDark = look.theme === 'dark' || (look.theme !== 'light' && isSystemDark);
  root.dataset.mantineColorScheme = isDark ? 'dark' : 'light';
  root.dataset.density = look.density === 'roomy' ? 'roomy' : 'dense';
  const isChinese = look.language ? look.language === 'zh' : navigator.language.startsWith('zh');
  root.lang = isChinese ? 'zh-CN' : 'en';
})();
