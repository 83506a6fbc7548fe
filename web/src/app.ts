// The script of every page. A page works without it; it marks that it came, so
// that styles can tell the two apart.
import { startCountdowns } from "./islands/countdown";
import { offerLanguage } from "./islands/language";
import { offerMoreTime } from "./islands/extend";
import { tellOwnTime } from "./islands/own-time";
import { lockForms } from "./islands/lock";

document.documentElement.dataset["script"] = "on";
startCountdowns();
offerMoreTime();
tellOwnTime();
lockForms();
offerLanguage();
