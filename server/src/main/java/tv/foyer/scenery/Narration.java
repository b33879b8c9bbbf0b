package tv.foyer.scenery;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tv.foyer.scenery.Reel.Captions;
import tv.foyer.scenery.Reel.Cue;

/** What a film's scenes say in words, in Chinese and English: two lines a scene, as captions. */
final class Narration {
    /** A line stays out of the dissolve at either end of its scene. */
    private static final double AWAY_SECONDS = 0.8;

    /** What one scene says. */
    private record Said(String zh, String en, String zhThen, String enThen) {}

    private static final Map<Composition, Said> WORDS = new EnumMap<>(Composition.class);

    static {
        land();
        water();
        village();
        sky();
    }

    private Narration() {}

    /** Returns the captions of scenes that share a film's length evenly. */
    static List<Captions> of(List<Film.Scene> scenes, int seconds) {
        return List.of(
                new Captions("zh", "中文", cues(scenes, seconds, Said::zh, Said::zhThen)),
                new Captions("en", "English", cues(scenes, seconds, Said::en, Said::enThen)));
    }

    private static List<Cue> cues(
            List<Film.Scene> scenes,
            int seconds,
            Function<Said, String> first,
            Function<Said, String> then) {
        double each = seconds / (double) scenes.size();
        List<Cue> cues = new ArrayList<>();
        for (int i = 0; i < scenes.size(); i++) {
            Said said = said(scenes.get(i).composition());
            double from = i * each + AWAY_SECONDS;
            double middle = (i + 0.5) * each;
            cues.add(cue(from, middle - AWAY_SECONDS / 2, first.apply(said)));
            cues.add(cue(middle, (i + 1) * each - AWAY_SECONDS, then.apply(said)));
        }
        return cues;
    }

    private static Cue cue(double from, double to, String text) {
        return new Cue((int) Math.round(from * 1_000), (int) Math.round(to * 1_000), text);
    }

    private static Said said(Composition scene) {
        return Objects.requireNonNull(WORDS.get(scene), scene::name);
    }

    private static void land() {
        say(
                Composition.MOUNTAINS,
                "山一重，又一重。",
                "One ridge, and another behind it.",
                "最远的那座没有名字。",
                "The farthest has no name.");
        say(
                Composition.DUNES,
                "风把昨天的脚印抹平了。",
                "The wind has smoothed away yesterday's steps.",
                "沙丘只往前走。",
                "Dunes only ever walk forward.");
        say(
                Composition.TERRACES,
                "一层水，一层天。",
                "A layer of water, a layer of sky.",
                "梯田把山坡变成了台阶。",
                "Fields make stairs of the hillside.");
        say(
                Composition.PAPER_HILLS,
                "山像剪出来的纸。",
                "Hills as if cut from paper.",
                "翻过一页，还是山。",
                "Turn the page: more hills.");
        say(
                Composition.GEOMETRY,
                "形状自己找到位置。",
                "Shapes find their own places.",
                "然后又各自散开。",
                "And then they part again.");
    }

    private static void water() {
        say(
                Composition.BOAT,
                "一条小船，载着整个黄昏。",
                "One small boat carries the whole evening.",
                "谁也不急着靠岸。",
                "Nobody is in a hurry to land.");
        say(
                Composition.LIGHTHOUSE,
                "灯塔数着每一道浪。",
                "The lighthouse counts every wave.",
                "它为看不见的人亮着。",
                "It shines for those it cannot see.");
        say(
                Composition.RAIN,
                "雨把街灯拉得很长。",
                "Rain draws the street lamps long.",
                "有人没有带伞。",
                "Somebody forgot an umbrella.");
        say(
                Composition.DEEP,
                "再往下，光也慢了。",
                "Farther down, even light is slow.",
                "这里只有呼吸声。",
                "Here is only the sound of breath.");
        say(
                Composition.LANTERNS,
                "灯笼放走了今晚的愿望。",
                "Lanterns let tonight's wishes go.",
                "它们记得回家的路。",
                "They know the way home.");
    }

    private static void village() {
        say(
                Composition.FOREST,
                "林子里，萤火替星星值夜。",
                "In the wood, fireflies stand watch for the stars.",
                "脚步要轻。",
                "Tread softly.");
        say(
                Composition.BAMBOO,
                "竹子学着风的口音。",
                "Bamboo learns the accent of the wind.",
                "一节，一节，往上。",
                "Joint by joint, upward.");
        say(
                Composition.SNOW_VILLAGE,
                "雪落在还亮着的窗上。",
                "Snow falls on the windows still alight.",
                "屋里有人在煮茶。",
                "Inside, someone is making tea.");
        say(
                Composition.BALLOONS,
                "气球先看见了早晨。",
                "The balloons see the morning first.",
                "地上的路变成了一条线。",
                "The road below becomes a line.");
        say(
                Composition.TRAIN,
                "末班车穿过半座城。",
                "The last train crosses half the town.",
                "每扇窗都是一个故事。",
                "Every window is a story.");
    }

    private static void sky() {
        say(
                Composition.SKYLINE,
                "城市把灯一盏一盏点上。",
                "Lamp by lamp the city lights up.",
                "没有一盏是多余的。",
                "Not one of them too many.");
        say(
                Composition.ROOFTOPS,
                "屋顶上，天近了一点。",
                "On the roofs the sky is a little nearer.",
                "猫也这么想。",
                "The cat thinks so too.");
        say(
                Composition.PLANET,
                "那颗星有自己的四季。",
                "That planet has seasons of its own.",
                "我们只路过一个下午。",
                "We pass for one afternoon.");
        say(
                Composition.AURORA,
                "极光在练习写字。",
                "The aurora is practising its letters.",
                "写完，又擦掉。",
                "Written, and wiped away.");
    }

    private static void say(Composition scene, String zh, String en, String zhThen, String enThen) {
        WORDS.put(scene, new Said(zh, en, zhThen, enThen));
    }
}
