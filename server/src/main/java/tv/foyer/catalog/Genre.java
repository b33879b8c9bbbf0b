package tv.foyer.catalog;

import java.util.Map;
import tv.foyer.kernel.Text;

/**
 * A kind of story. The key is what feeds say, in small letters; a key that the house has no words
 * for is shown as it came.
 */
public record Genre(String key, Text name) {
    private static final Map<String, Text> WORDS =
            Map.ofEntries(
                    Map.entry("action", new Text("动作", "Action")),
                    Map.entry("adventure", new Text("冒险", "Adventure")),
                    Map.entry("animated", new Text("动画", "Animation")),
                    Map.entry("animation", new Text("动画", "Animation")),
                    Map.entry("comedy", new Text("喜剧", "Comedy")),
                    Map.entry("crime", new Text("犯罪", "Crime")),
                    Map.entry("documentary", new Text("纪录", "Documentary")),
                    Map.entry("drama", new Text("剧情", "Drama")),
                    Map.entry("family", new Text("家庭", "Family")),
                    Map.entry("fantasy", new Text("奇幻", "Fantasy")),
                    Map.entry("food", new Text("美食", "Food")),
                    Map.entry("history", new Text("历史", "History")),
                    Map.entry("horror", new Text("恐怖", "Horror")),
                    Map.entry("music", new Text("音乐", "Music")),
                    Map.entry("mystery", new Text("悬疑", "Mystery")),
                    Map.entry("nature", new Text("自然", "Nature")),
                    Map.entry("romance", new Text("爱情", "Romance")),
                    Map.entry("sci-fi", new Text("科幻", "Science fiction")),
                    Map.entry("science fiction", new Text("科幻", "Science fiction")),
                    Map.entry("sports", new Text("运动", "Sport")),
                    Map.entry("thriller", new Text("惊悚", "Thriller")),
                    Map.entry("travel", new Text("旅行", "Travel")),
                    Map.entry("war", new Text("战争", "War")),
                    Map.entry("western", new Text("西部", "Western")));

    static Genre of(String key) {
        return new Genre(key, WORDS.getOrDefault(key, new Text(key, key)));
    }
}
