/**
 * The page's own style sheet, for tests in which looks matter. Not `import '….css'`: Vite would bring its client along,
 * which looks for a socket that the test server has not.
 */
import css from '../../src/ui/styles/page.css?inline';

const style = document.createElement('style');
style.textContent = css;
document.head.append(style);
